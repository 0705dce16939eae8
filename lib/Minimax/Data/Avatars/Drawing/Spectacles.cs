namespace Minimax.Data.Drawing;

internal static class Spectacles
{
    private const float EyeY = Figure.EyeY;

    /// <summary>What glass does to the skin behind it: frames stand out on it whatever their colour.</summary>
    public static void DrawLenses(Figure figure)
    {
        if (figure.Avatar.Glasses is Glasses.None or Glasses.Shades) return;
        foreach (var side in Figure.Sides) Lens(figure, side).Tint(Palette.White.WithAlpha(120));
    }

    public static void DrawFrames(Figure figure)
    {
        if (figure.Avatar.Glasses == Glasses.None) return;
        var shades = figure.Avatar.Glasses == Glasses.Shades;
        var (pen, x, colour) = (figure.Pen, figure.FaceX, shades ? Palette.Ink : figure.Accent.Darker(.12f));
        pen.From(x - 19, EyeY - 1.4f).To(figure.Left - .5f, EyeY - 2.4f).Jump(x + 19, EyeY - 1.4f).To(figure.Right + .5f, EyeY - 2.4f)
            .Jump(x - 3, EyeY - 1.4f).Bend(x, EyeY - 3.8f, x + 3, EyeY - 1.4f).Line(colour, 2.2f, AvatarPart.Glasses);
        foreach (var side in Figure.Sides)
        {
            if (shades) Shade(pen, x + (side * Figure.EyeX));
            else Lens(figure, side).Line(colour, 2.8f, AvatarPart.Glasses);
        }
    }

    private static Pen Lens(Figure figure, float side)
    {
        var x = figure.FaceX + (side * Figure.EyeX);
        return figure.Avatar.Glasses == Glasses.Round ? figure.Pen.Outline().Dot(x, EyeY, 9.2f) : figure.Pen.Outline().Box(x, EyeY + .3f, 9.2f, 7.8f, 2);
    }

    private static void Shade(Pen pen, float x)
    {
        pen.From(x - 9, EyeY - 6).To(x + 9, EyeY - 6).Curve(x + 9.6f, EyeY + 9.6f, x - 9.6f, EyeY + 9.6f, x - 9, EyeY - 6).Close().Fill(Palette.Ink, AvatarPart.Glasses);
        pen.From(x - 4.4f, EyeY + 1).To(x, EyeY - 3.6f).Trace(Palette.Glint, 1.9f);
    }
}
