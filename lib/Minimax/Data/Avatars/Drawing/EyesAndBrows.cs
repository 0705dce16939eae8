using SkiaSharp;

namespace Minimax.Data.Drawing;

internal static class EyesAndBrows
{
    private const float EyeY = Figure.EyeY;

    public static void Draw(Figure figure)
    {
        foreach (var side in Figure.Sides)
        {
            if (figure.Avatar.Glasses != Glasses.Shades) Eye(figure, side);
            Brow(figure, side);
        }
    }

    private static void Eye(Figure figure, float side)
    {
        var x = figure.FaceX + (side * Figure.EyeX);
        switch (figure.Avatar.Eyes)
        {
            case EyeShape.Happy:
                figure.Pen.From(x - 5.6f, EyeY + 2).Curve(x - 4, EyeY - 5.4f, x + 4, EyeY - 5.4f, x + 5.6f, EyeY + 2).Line(Palette.Ink, 2.8f, AvatarPart.Eyes);
                break;
            case EyeShape.Almond:
                Almond(figure, x, side);
                break;
            case EyeShape.Sleepy:
                Round(figure, x);
                Lid(figure, x);
                break;
            default:
                Round(figure, x);
                break;
        }
    }

    private static void Round(Figure figure, float x)
    {
        figure.Pen.Outline().Oval(x, EyeY, 6.2f, 6.9f).Fill(Palette.White, AvatarPart.Eyes);
        Iris(figure, x, EyeY + .4f, 4.5f);
    }

    private static void Almond(Figure figure, float x, float side)
    {
        var pen = figure.Pen;
        UpperEdge().Curve(x + 3.4f, EyeY + 5.4f, x - 3.4f, EyeY + 5.4f, x - 7.4f, EyeY + 1.2f).Close().Fill(Palette.White, AvatarPart.Eyes);
        Iris(figure, x, EyeY + .2f, 3.9f);
        UpperEdge().Line(Palette.Ink, 2.2f, AvatarPart.Eyes);
        pen.From(x + (side * 7.2f), EyeY + 1).To(x + (side * 9), EyeY - 1).Line(Palette.Ink, 2.2f, AvatarPart.Eyes);

        Pen UpperEdge() => pen.From(x - 7.4f, EyeY + 1.2f).Curve(x - 3.4f, EyeY - 6, x + 3.4f, EyeY - 6, x + 7.4f, EyeY + 1.2f);
    }

    private static void Lid(Figure figure, float x)
    {
        figure.Pen.From(x - 7, EyeY + .2f).Curve(x - 6.8f, EyeY - 9.4f, x + 6.8f, EyeY - 9.4f, x + 7, EyeY + .2f).Close()
            .Fill(figure.Skin.Darker(.14f), AvatarPart.Skin);
        figure.Pen.From(x - 7, EyeY + .2f).To(x + 7, EyeY + .2f).Line(Palette.Ink, 2.2f, AvatarPart.Eyes);
    }

    private static void Iris(Figure figure, float eyeX, float y, float radius)
    {
        var (pen, x) = (figure.Pen, eyeX + (1.9f * figure.Avatar.Gaze));
        pen.Outline().Dot(x, y, radius).Fill(Palette.Of(figure.Avatar.EyeColour), AvatarPart.Eyes);
        pen.Outline().Dot(x, y, radius * .48f).Fill(Palette.Ink, AvatarPart.Eyes);
        pen.Outline().Dot(x - (radius * .36f), y - (radius * .42f), radius * .3f).Tint(Palette.White);
    }

    // A brow turns about its middle: its inner end falls in a cross face and rises in a worried one.
    private static void Brow(Figure figure, float side)
    {
        var fall = 4.2f * figure.Avatar.BrowTilt;
        var y = EyeY - 11 - (figure.Avatar.Mouth == Mouth.Open ? 1 : 0);
        figure.Pen.From(figure.FaceX + (side * 5.4f), y + fall)
            .Bend(figure.FaceX + (side * Figure.EyeX), y - 2, figure.FaceX + (side * 16.8f), y + .8f - fall).Line(BrowColour(figure), 3.3f, AvatarPart.Hair);
    }

    private static SKColor BrowColour(Figure figure) => figure.Hair.Darker(.5f); // fair brows would be lost on light skin, brown ones on brown
}
