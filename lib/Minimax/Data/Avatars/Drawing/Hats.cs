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
        figure.Cap(3, 8, 35).Bend(Cx, 28.5f, figure.Left - 3, 35).Close().Fill(accent, AvatarPart.Accessory);
        pen.From(Cx - 13, 17).Curve(Cx - 17, 20, Cx - 19, 24, Cx - 20, 29).Trace(accent.Lighter(.4f), 2);
        pen.From(left, 32.8f).Curve(Cx - 11, 25.4f, Cx + 24, 24.4f, figure.Right + 13, 36).Curve(figure.Right + 6, 39, Cx + 2, 34.6f, left, 32.8f).Close()
            .Fill(accent.Darker(.25f), AvatarPart.Accessory);
        pen.Outline().Oval(Cx, 13.4f, 2.7f, 1.9f).Fill(accent.Darker(.25f), AvatarPart.Accessory);
    }

    private static void Beanie(Figure figure)
    {
        figure.Pen.Outline().Dot(Cx, 11.5f, 5.2f).Fill(Palette.Cream, AvatarPart.Accessory);
        figure.Cap(2.8f, 8, 34.5f).Close().Fill(figure.Accent, AvatarPart.Accessory);
        figure.Pen.Outline().Box(Cx, 32.4f, figure.HalfWidth + 3.4f, 4.4f, 4).Fill(figure.Accent.Lighter(.38f), AvatarPart.Accessory);
        foreach (var x in (ReadOnlySpan<float>)[-18, -9, 0, 9, 18])
            figure.Pen.From(Cx + x, 30).To(Cx + x, 34.8f).Trace(figure.Accent.Lighter(.1f), 1.2f);
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
