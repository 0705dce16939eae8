namespace Minimax.Data.Drawing;

internal static class Mouths
{
    private const float Y = 66.2f;

    public static void Draw(Figure figure)
    {
        switch (figure.Avatar.Mouth)
        {
            case Mouth.Open:
                Open(figure.Pen, figure.FaceX);
                break;
            case Mouth.Grin:
                Grin(figure.Pen, figure.FaceX, figure.Avatar.Smile);
                break;
            default:
                Closed(figure.Pen, figure.FaceX, figure.Avatar.Smile);
                break;
        }
    }

    private static void Open(Pen pen, float x)
    {
        pen.Outline().Oval(x, Y + 1, 4.2f, 4.9f).Fill(Palette.Lip, AvatarPart.Mouth);
        pen.Outline().Oval(x, Y + 3.6f, 2.7f, 1.8f).Tint(Palette.Tongue);
    }

    private static void Grin(Pen pen, float x, float smile)
    {
        var (wide, deep, top) = (8 + (2.4f * smile), 8.4f + (2.4f * smile), Y - 3.4f);
        pen.From(x - wide, top).To(x + wide, top).Curve(x + wide, top + deep + 1.6f, x - wide, top + deep + 1.6f, x - wide, top).Close().Fill(Palette.Lip, AvatarPart.Mouth);
        pen.From(x - wide + 1, top).To(x + wide - 1, top).To(x + wide - 1.7f, top + 2.9f).To(x - wide + 1.7f, top + 2.9f).Close().Fill(Palette.White, AvatarPart.Mouth);
        pen.Outline().Oval(x, top + (deep * .72f), wide * .42f, 1.4f).Tint(Palette.Tongue);
    }

    private static void Closed(Pen pen, float x, float smile)
    {
        var (corner, middle) = (Y - (3.2f * smile), Y + (5.6f * smile));
        pen.From(x - 7.4f, corner).Curve(x - 3.6f, middle, x + 3.6f, middle, x + 7.4f, corner).Line(Palette.Lip, 2.6f, AvatarPart.Mouth);
    }
}
