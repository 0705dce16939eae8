using SkiaSharp;

namespace Minimax.Data.Drawing;

internal static class Beards
{
    public static void Draw(Figure figure)
    {
        var (pen, x, colour) = (figure.Pen, figure.FaceX, Colour(figure));
        switch (figure.Avatar.Beard)
        {
            case Beard.Moustache:
                pen.From(x, 60.6f).Curve(x + 5, 58.8f, x + 10, 61.5f, x + 13.4f, 60.6f).Curve(x + 12.5f, 67, x + 4.5f, 66.4f, x, 63.8f)
                    .Curve(x - 4.5f, 66.4f, x - 12.5f, 67, x - 13.4f, 60.6f).Curve(x - 10, 61.5f, x - 5, 58.8f, x, 60.6f).Close().Fill(colour, AvatarPart.Hair);
                break;
            case Beard.Goatee:
                pen.From(x - 7.6f, 71).Bend(x, 74.5f, x + 7.6f, 71).Curve(x + 9, 78, x + 4.6f, figure.Chin + 5, x, figure.Chin + 5)
                    .Curve(x - 4.6f, figure.Chin + 5, x - 9, 78, x - 7.6f, 71).Close().Fill(colour, AvatarPart.Hair);
                break;
            case Beard.Full:
                Full(figure, colour);
                break;
        }
    }

    // Another shade than the hair's: a full beard below a bob would be a helmet.
    private static SKColor Colour(Figure figure) => figure.Avatar.HairColour == HairColour.Black ? figure.Hair.Lighter(.17f) : figure.Hair.Darker(.16f);

    private static void Full(Figure figure, SKColor colour)
    {
        var (pen, x, low) = (figure.Pen, figure.FaceX, figure.Chin + 4.2f);
        var (left, right, round, cheek) = (figure.Left - .5f, figure.Right + .5f, figure.HalfWidth * .74f, 61 + (6 * figure.Avatar.Jaw));
        pen.From(left, 48).Curve(left, cheek, Figure.Cx - round, low, Figure.Cx, low).Curve(Figure.Cx + round, low, right, cheek, right, 48)
            .Curve(right - 2, 58, x + 14, 63.5f, x + 9.6f, 62).Curve(x + 5, 60.4f, x - 5, 60.4f, x - 9.6f, 62).Curve(x - 14, 63.5f, left + 2, 58, left, 48).Close()
            .Fill(colour, AvatarPart.Hair);
        pen.Outline().Oval(x, 67.4f, 10.8f, 5.2f).Fill(figure.Skin, AvatarPart.Skin); // around the mouth
    }
}
