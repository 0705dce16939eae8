using SkiaSharp;

namespace Minimax.Data.Drawing;

internal static class Scenes
{
    private static readonly SKColor Sky = new(0xFF62BDFF), Haze = new(0xFFD9F2FF), Sun = new(0xFFFFD84A), Meadow = new(0xFF7DD06A), Hill = new(0xFF5DBF63);
    private static readonly SKColor Midnight = new(0xFF191D48), Dusk = new(0xFF51408F), Moon = new(0xFFFFEBAE), Star = new(0xFFFFF6D5);
    private static readonly SKColor DarkMeadow = new(0xFF2B2662), DarkHill = new(0xFF221D52);

    private static readonly (float X, float Y, float Radius)[] Stars =
        [(11, 13, 1.4f), (27, 7, 1.1f), (6, 38, 1.1f), (66, 6, 1.1f), (94, 47, 1.4f), (18, 26, 1), (9, 58, 1.2f), (91, 64, 1)];

    public static void Draw(Figure figure)
    {
        switch (figure.Avatar.Scene)
        {
            case Scene.Day:
                Day(figure.Pen);
                break;
            case Scene.Night:
                Night(figure.Pen);
                break;
            default:
                Wall(figure);
                break;
        }
    }

    private static void Wall(Figure figure)
    {
        var (colour, fade) = (Palette.SoftOf(figure.Avatar.SceneHue), figure.Avatar.Fade);
        figure.Pen.Backdrop(colour.Lighter(.5f * fade), colour.Darker(.16f * fade));
        if (figure.Avatar.Scene == Scene.Halo) figure.Pen.Outline().Dot(50, 51, 43).Fill(colour.Lighter(.62f), AvatarPart.Background);
    }

    private static void Day(Pen pen)
    {
        pen.Backdrop(Sky, Haze);
        pen.Outline().Dot(85, 15, 13.5f).Tint(Sun.WithAlpha(70));
        pen.Outline().Dot(85, 15, 9).Fill(Sun, AvatarPart.Background);
        pen.Outline().Oval(6, 27, 8, 5).Oval(14, 22.5f, 8, 7).Oval(22, 28, 7, 4.4f).Fill(Palette.White, AvatarPart.Background);
        Hills(pen, Meadow, Hill);
    }

    private static void Night(Pen pen)
    {
        pen.Backdrop(Midnight, Dusk);
        pen.Outline().Dot(86, 17, 14).Tint(Moon.WithAlpha(26));
        pen.From(86, 7).Curve(77, 8, 75, 24, 86, 27).Curve(92, 28, 96, 24, 96, 20.5f).Curve(88, 23, 82, 16, 86, 7).Close().Fill(Moon, AvatarPart.Background);
        pen.Outline();
        foreach (var (x, y, radius) in Stars) pen.Dot(x, y, radius);
        pen.Tint(Star);
        Hills(pen, DarkMeadow, DarkHill);
    }

    private static void Hills(Pen pen, SKColor near, SKColor far)
    {
        pen.Outline().Oval(92, 110, 52, 30).Fill(far, AvatarPart.Background);
        pen.Outline().Oval(16, 112, 62, 32).Fill(near, AvatarPart.Background);
    }
}
