namespace Minimax.Data.Drawing;

internal static class Hats
{
    private const float Cx = Figure.Cx;

    public static void Draw(Figure figure)
    {
        switch (figure.Avatar.Hat)
        {
            case Hat.Cap:
                Cap(figure);
                break;
            case Hat.Beanie:
                Beanie(figure);
                break;
            case Hat.Headphones:
                Headphones(figure);
                break;
            case Hat.Crown:
                Crown(figure);
                break;
        }
    }

    private static void Cap(Figure figure)
    {
        var (pen, accent, left) = (figure.Pen, figure.Accent, Cx - 18 + (6 * figure.Avatar.Turn));
        figure.Cap(3, 8, 36).Bend(Cx, 30, figure.Left - 3, 36).Close().Fill(accent, AvatarPart.Accessory);
        pen.From(Cx - 13, 17).Curve(Cx - 17, 20, Cx - 19, 24, Cx - 20, 29).Trace(accent.Lighter(.4f), 2);
        pen.From(left, 34.5f).Curve(Cx - 11, 27, Cx + 24, 26, figure.Right + 13, 37.5f).Curve(figure.Right + 6, 41, Cx + 2, 37, left, 34.5f).Close()
            .Fill(accent.Darker(.25f), AvatarPart.Accessory);
        pen.Outline().Oval(Cx, 13.4f, 2.7f, 1.9f).Fill(accent.Darker(.25f), AvatarPart.Accessory);
    }

    private static void Beanie(Figure figure)
    {
        figure.Pen.Outline().Dot(Cx, 11.5f, 5.2f).Fill(Palette.Cream, AvatarPart.Accessory);
        figure.Cap(2.8f, 8, 36).Close().Fill(figure.Accent, AvatarPart.Accessory);
        figure.Pen.Outline().Box(Cx, 34, figure.HalfWidth + 4, 4.6f, 4).Fill(figure.Accent.Lighter(.38f), AvatarPart.Accessory);
        foreach (var x in (ReadOnlySpan<float>)[-18, -9, 0, 9, 18])
            figure.Pen.From(Cx + x, 31.6f).To(Cx + x, 36.4f).Trace(figure.Accent.Lighter(.1f), 1.2f);
    }

    private static void Headphones(Figure figure)
    {
        var top = figure.Avatar.Hair == HairStyle.Afro ? 3 : 7;
        figure.Pen.From(figure.Left - 3, 48).Curve(figure.Left - 5, top, figure.Right + 5, top, figure.Right + 3, 48).Line(Palette.Ink, 3.4f, AvatarPart.Accessory);
        figure.Pen.Outline().Box(figure.Left - 2.6f, 51.5f, 5, 8.6f, 4.4f).Box(figure.Right + 2.6f, 51.5f, 5, 8.6f, 4.4f).Fill(figure.Accent, AvatarPart.Accessory);
        figure.Pen.Outline().Box(figure.Left - 4.2f, 51.5f, 1.3f, 5, 1.3f).Box(figure.Right + 4.2f, 51.5f, 1.3f, 5, 1.3f).Tint(figure.Accent.Lighter(.4f));
    }

    private static void Crown(Figure figure)
    {
        figure.Pen.From(Cx - 17, 25).To(Cx - 20, 9).To(Cx - 9.5f, 16).To(Cx, 5).To(Cx + 9.5f, 16).To(Cx + 20, 9).To(Cx + 17, 25).Bend(Cx, 29, Cx - 17, 25).Close()
            .Fill(Palette.Gold, AvatarPart.Accessory);
        figure.Pen.From(Cx - 16.4f, 24.4f).Bend(Cx, 28.2f, Cx + 16.4f, 24.4f).Trace(Palette.Gold.Darker(.22f), 1.8f);
        figure.Pen.Outline().Dot(Cx, 19.6f, 2.6f).Dot(Cx - 9.8f, 20, 1.9f).Dot(Cx + 9.8f, 20, 1.9f).Tint(figure.Accent);
    }
}
