namespace Minimax.Data.Drawing;

/// <summary>Hair that falls or stands behind the head and the shoulders.</summary>
internal static class HairBack
{
    private const float Cx = Figure.Cx;

    public static void Draw(Figure figure)
    {
        switch (figure.Avatar.Hair)
        {
            case HairStyle.Afro:
                Afro(figure);
                break;
            case HairStyle.Bob:
                Curtain(figure).To(figure.Right + 7, 70).Curve(figure.Right + 6, 77, figure.Left - 6, 77, figure.Left - 7, 70).Close().Fill(figure.HairBehind, AvatarPart.Hair);
                break;
            case HairStyle.Long:
                Curtain(figure).To(figure.Right + 8, 94).Bend(Cx, 106, figure.Left - 8, 94).Close().Fill(figure.HairBehind, AvatarPart.Hair);
                break;
            case HairStyle.Wavy:
                Wavy(figure);
                break;
            case HairStyle.Ponytail:
                figure.Pen.From(Cx + 12, 24).Curve(Cx + 42, 12, Cx + 48, 50, Cx + 37, 80).Curve(Cx + 34, 69, Cx + 28, 62, Cx + 22, 52).Close().Fill(figure.HairBehind, AvatarPart.Hair);
                break;
            case HairStyle.Pigtails:
                Pigtails(figure);
                break;
            case HairStyle.Bun when !figure.Avatar.HairIsCovered:
                figure.Pen.Outline().Oval(Cx, 13.5f, 10.5f, 9).Fill(figure.HairBehind, AvatarPart.Hair);
                figure.Pen.From(Cx - 8, 20.5f).Bend(Cx, 24.5f, Cx + 8, 20.5f).Line(figure.Accent, 3.2f, AvatarPart.Accessory);
                break;
        }
    }

    private static Pen Curtain(Figure figure) =>
        figure.Pen.From(figure.Left - 5, 48).Curve(figure.Left - 5, 6, figure.Right + 5, 6, figure.Right + 5, 48);

    private static void Afro(Figure figure)
    {
        const int Curls = 15;
        var covered = figure.Avatar.HairIsCovered;
        var pen = figure.Pen.Outline();
        for (var k = 0; k < Curls; k++)
        {
            var (sine, cosine) = MathF.SinCos(MathF.PI * (-.3f + (1.6f * k / (Curls - 1))));
            if (!covered || sine < .3f) pen.Dot(Cx + (31 * cosine), 41 - (25.5f * sine), 8.8f);
        }
        pen.Oval(Cx, covered ? 49 : 41, 32, covered ? 16 : 27).Fill(figure.HairBehind, AvatarPart.Hair);
    }

    private static void Wavy(Figure figure)
    {
        var pen = figure.Pen.Outline().Oval(Cx, 60, figure.HalfWidth + 5, 35);
        for (var k = 0; k < 5; k++)
        {
            var x = figure.HalfWidth + 2 + (k * 1.1f) + (k % 2 == 0 ? 1.4f : -.6f);
            foreach (var side in Figure.Sides) pen.Dot(Cx + (side * x), 44 + (11 * k), 7.8f);
        }
        pen.Fill(figure.HairBehind, AvatarPart.Hair);
    }

    private static void Pigtails(Figure figure)
    {
        foreach (var side in Figure.Sides)
        {
            var x = Cx + (side * (figure.HalfWidth + 2));
            figure.Pen.From(x, 38).Curve(x + (side * 21), 31, x + (side * 19), 68, x + (side * 8.5f), 79).Curve(x + (side * 2), 70, x - (side * 2), 57, x, 38).Close()
                .Fill(figure.HairBehind, AvatarPart.Hair);
            figure.Pen.Outline().Dot(x + (side * 3), 41.5f, 3.8f).Fill(figure.Accent, AvatarPart.Accessory);
        }
    }
}
