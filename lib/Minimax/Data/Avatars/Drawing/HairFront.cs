namespace Minimax.Data.Drawing;

/// <summary>Hair on the head and before the shoulders.</summary>
internal static class HairFront
{
    private const float Cx = Figure.Cx;

    public static void Draw(Figure figure)
    {
        if (figure.Avatar.HairIsCovered) UnderHat(figure);
        else OnHead(figure);
    }

    private static void UnderHat(Figure figure)
    {
        if (figure.Avatar.HairIsLong) Locks(figure);
        else if (figure.Avatar.ShowsHair)
            figure.Cap(2.2f, 0, 49).Curve(figure.Right - 2, 35, figure.Left + 2, 35, figure.Left - 2.2f, 49).Close().Fill(figure.Hair, AvatarPart.Hair);
    }

    private static void OnHead(Figure figure)
    {
        switch (figure.Avatar.Hair)
        {
            case HairStyle.Buzz:
                figure.Cap(.5f, 1, 43).To(figure.Right - 3, 36.5f).Curve(Cx + 13, 32, Cx - 13, 32, figure.Left + 3, 36.5f).Close().Fill(figure.Hair, AvatarPart.Hair);
                break;
            case HairStyle.SidePart:
                figure.Cap(1.8f, 6, 48).Curve(figure.Right - 1, 35, Cx + 4, 38, Cx - 10, 28).Curve(Cx - 14, 35, figure.Left + 2, 35, figure.Left - 1.8f, 48).Close()
                    .Fill(figure.Hair, AvatarPart.Hair);
                Shine(figure);
                break;
            case HairStyle.Quiff:
                Quiff(figure);
                break;
            case HairStyle.Spiky:
                Spiky(figure);
                break;
            case HairStyle.Curly:
                Curly(figure);
                break;
            case HairStyle.Afro:
                Afro(figure);
                break;
            case HairStyle.Bob:
                Bob(figure);
                break;
            case HairStyle.Long:
                figure.Cap(4.5f, 8, 57).Curve(figure.Right + 1, 43, Cx + 9, 39, Cx - 1, 25).Curve(Cx - 11, 39, figure.Left - 1, 43, figure.Left - 4.5f, 57).Close()
                    .Fill(figure.Hair, AvatarPart.Hair);
                Locks(figure);
                Shine(figure);
                break;
            case HairStyle.Wavy:
                figure.Cap(4.5f, 8, 55).Curve(figure.Right, 41, Cx + 2, 41, Cx - 11, 27).Curve(Cx - 14, 37, figure.Left, 39, figure.Left - 4.5f, 55).Close()
                    .Fill(figure.Hair, AvatarPart.Hair);
                Locks(figure);
                Shine(figure);
                break;
            case HairStyle.Ponytail or HairStyle.Bun:
                figure.Cap(1.2f, 4, 47).Curve(figure.Right - 2, 30, figure.Left + 2, 30, figure.Left - 1.2f, 47).Close().Fill(figure.Hair, AvatarPart.Hair);
                Shine(figure);
                break;
            case HairStyle.Pigtails:
                figure.Cap(1.8f, 5, 47).Curve(figure.Right - 2, 39, Cx + 9, 37, Cx, 26).Curve(Cx - 9, 37, figure.Left + 2, 39, figure.Left - 1.8f, 47).Close()
                    .Fill(figure.Hair, AvatarPart.Hair);
                figure.Pen.From(Cx, 26).To(Cx, 18.5f).Trace(figure.HairBehind, 1.6f);
                Shine(figure);
                break;
            case HairStyle.Mohawk:
                figure.Pen.From(Cx - 10, 34).To(Cx - 12, 17).To(Cx - 7.5f, 18).To(Cx - 7.5f, 9).To(Cx - 2, 12).To(Cx + 1, 4).To(Cx + 4.5f, 11).To(Cx + 10, 8).To(Cx + 9.5f, 17)
                    .To(Cx + 13, 17).To(Cx + 10, 34).Bend(Cx, 38, Cx - 10, 34).Close().Fill(figure.Hair, AvatarPart.Hair);
                break;
        }
    }

    private static void Quiff(Figure figure)
    {
        var (pen, left, right) = (figure.Pen, figure.Left, figure.Right);
        pen.From(left - 1.5f, 47).Curve(left - 4, 30, left + .5f, 14, Cx - 4, 12).Curve(Cx + 10, 3, Cx + 31, 10, Cx + 27, 21)
            .Curve(right + 4, 26, right + 2, 37, right + 1.5f, 47).Curve(right - 2, 37, right - 4, 34.5f, Cx + 18, 31.5f).Curve(Cx + 5, 30, Cx - 6, 30, Cx - 15, 33.5f)
            .Curve(left + 2, 36, left + 1, 41, left - 1.5f, 47).Close().Fill(figure.Hair, AvatarPart.Hair);
        pen.From(Cx - 8, 20).Curve(Cx, 14, Cx + 11, 11, Cx + 18, 15).Trace(figure.Hair.Lighter(.35f), 2.4f);
    }

    private static void Spiky(Figure figure)
    {
        var (left, right) = (figure.Left, figure.Right);
        figure.Pen.From(left - 1.5f, 47).To(left - 5.5f, 31).To(left + .5f, 29.5f).To(Cx - 24, 15).To(Cx - 13.5f, 18.5f).To(Cx - 8, 6.5f).To(Cx + .5f, 15).To(Cx + 10.5f, 5.5f)
            .To(Cx + 14, 17.5f).To(Cx + 26, 14).To(right - .5f, 28).To(right + 6, 30).To(right + 1.5f, 47).To(right - 2, 36).To(Cx + 15, 31).To(Cx + 10, 36).To(Cx + 3, 30.5f)
            .To(Cx - 4, 36.5f).To(Cx - 10, 30.5f).To(Cx - 16, 35.5f).To(left + 3, 32.5f).Close().Fill(figure.Hair, AvatarPart.Hair);
    }

    private static void Curly(Figure figure)
    {
        const int Curls = 11;
        var (pen, half) = (figure.Pen.Outline(), figure.HalfWidth);
        for (var k = 0; k < Curls; k++)
        {
            var (sine, cosine) = MathF.SinCos(MathF.PI * (-.04f + (1.08f * k / (Curls - 1))));
            var radius = k % 2 == 0 ? 8 : 7f;
            pen.Dot(Cx + ((half + .5f) * cosine), 41 - (22 * sine), radius);
            if (k is > 1 and < Curls - 2) pen.Oval(Cx + ((half - 7) * cosine), 37.5f - (12.5f * sine), radius, radius * .9f);
        }
        pen.Fill(figure.Hair, AvatarPart.Hair);
        foreach (var x in (ReadOnlySpan<float>)[-14, 0, 13])
            pen.From(Cx + x - 3.2f, 25).Bend(Cx + x, 18.5f, Cx + x + 4.2f, 23).Trace(figure.Hair.Lighter(.3f), 2);
    }

    private static void Afro(Figure figure)
    {
        var pen = figure.Pen.Outline();
        for (var k = 0; k <= 8; k++)
        {
            var (sine, cosine) = MathF.SinCos(MathF.PI * k / 8);
            pen.Dot(Cx + ((figure.HalfWidth - 1) * cosine), 40 - (12.5f * sine), 6.2f);
        }
        pen.Oval(Cx, 23, 19, 8.5f).Fill(figure.HairBehind, AvatarPart.Hair);
        pen.From(Cx - 21, 20).Bend(Cx - 13, 11.5f, Cx - 2, 10).Trace(figure.Hair.Lighter(.22f), 2.8f);
    }

    private static void Bob(Figure figure)
    {
        var (left, right) = (figure.Left, figure.Right);
        figure.Cap(4.5f, 8, 64).To(right - .5f, 64).Curve(right + .5f, 51, right - 1, 45, right - 3, 39).Bend(Cx, 35, left + 3, 39)
            .Curve(left + 1, 45, left - .5f, 51, left + .5f, 64).To(left - 4.5f, 64).Close().Fill(figure.Hair, AvatarPart.Hair);
        Shine(figure);
    }

    /// <summary>Two strands that fall before the shoulders.</summary>
    private static void Locks(Figure figure)
    {
        var end = figure.Avatar.Hair switch { HairStyle.Bob => 69, HairStyle.Long => 95, _ => 88 };
        var pen = figure.Pen.Outline();
        foreach (var side in Figure.Sides)
        {
            var x = Cx + (side * (figure.HalfWidth + 1));
            pen.Jump(x - side, 35).Curve(x, 57, x - (side * 3), 69, x - side, end).Curve(x + (side * 8), end - 2, x + (side * 9), 61, x + (side * 3.4f), 35).Close();
        }
        pen.Fill(figure.Hair, AvatarPart.Hair);
    }

    private static void Shine(Figure figure)
    {
        var half = figure.HalfWidth;
        figure.Pen.From(Cx - (half * .68f), 27).Curve(Cx - (half * .56f), 22.5f, Cx - (half * .4f), 20.5f, Cx - (half * .2f), 19.5f).Trace(figure.Hair.Lighter(.35f), 2.4f);
    }
}
