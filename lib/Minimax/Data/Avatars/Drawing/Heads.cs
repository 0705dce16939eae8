namespace Minimax.Data.Drawing;

/// <summary>The head without its features: ears and what hangs on them, the face, the colour of its cheeks.</summary>
internal static class Heads
{
    public static void Draw(Figure figure)
    {
        Ears(figure);
        Outline(figure).Fill(figure.Skin, AvatarPart.Skin);
        Shade(figure);
        Rings(figure);
        Cheeks(figure);
    }

    private static float EarX(Figure figure, float side) => Figure.Cx - (1.8f * figure.Avatar.Turn) + (side * (figure.HalfWidth + 1));

    private static void Ears(Figure figure)
    {
        foreach (var side in Figure.Sides)
        {
            var x = EarX(figure, side);
            figure.Pen.Outline().Oval(x, 52, 4.6f, 6.2f).Fill(figure.Skin, AvatarPart.Skin);
            figure.Pen.Outline().Oval(x + (side * .4f), 52, 2.2f, 3.4f).Tint(figure.Skin.Darker(.2f));
        }
    }

    private static Pen Outline(Figure figure)
    {
        var pen = figure.Pen.From(Figure.Cx, Figure.Crown);
        RightHalf(figure, pen);
        var (cheek, low) = Jaw(figure);
        return pen.Curve(Figure.Cx - cheek, figure.Chin, figure.Left, low, figure.Left, 45)
            .Curve(figure.Left, Figure.Crown + 9, Figure.Cx - (figure.HalfWidth * .6f), Figure.Crown, Figure.Cx, Figure.Crown).Close();
    }

    private static void RightHalf(Figure figure, Pen pen)
    {
        var (cheek, low) = Jaw(figure);
        pen.Curve(Figure.Cx + (figure.HalfWidth * .6f), Figure.Crown, figure.Right, Figure.Crown + 9, figure.Right, 45)
            .Curve(figure.Right, low, Figure.Cx + cheek, figure.Chin, Figure.Cx, figure.Chin);
    }

    /// <summary>What pulls the outline from the ear to the chin: a square jaw is full down to the chin.</summary>
    private static (float Cheek, float Low) Jaw(Figure figure) => (figure.HalfWidth * (.36f + (.5f * figure.Avatar.Jaw)), 57 + (9 * figure.Avatar.Jaw));

    private static void Shade(Figure figure)
    {
        RightHalf(figure, figure.Pen.From(Figure.Cx, Figure.Crown));
        figure.Pen.Curve(Figure.Cx + (figure.HalfWidth * .8f), figure.Chin - 5, Figure.Cx + (figure.HalfWidth * .86f), 40, Figure.Cx, Figure.Crown).Close()
            .Tint(figure.Skin.Darker(.09f));
    }

    private static void Rings(Figure figure)
    {
        foreach (var side in Figure.Sides)
        {
            var x = EarX(figure, side) + (side * .8f);
            if (figure.Avatar.Earrings == Earrings.Studs) figure.Pen.Outline().Dot(x, 58.8f, 2.5f).Fill(Palette.Gold, AvatarPart.Accessory);
            if (figure.Avatar.Earrings == Earrings.Hoops) figure.Pen.Outline().Oval(x, 63, 4, 5).Line(Palette.Gold, 2.1f, AvatarPart.Accessory);
        }
    }

    private static void Cheeks(Figure figure)
    {
        var (pen, x) = (figure.Pen, figure.FaceX);
        pen.Outline().Oval(x - 15, 60.5f, 5.2f, 3.5f).Oval(x + 15, 60.5f, 5.2f, 3.5f).Tint(Palette.Blush.WithAlpha((byte)(165 * figure.Avatar.Blush)));
        if (!figure.Avatar.Freckles) return;

        pen.Outline();
        foreach (var side in Figure.Sides)
            pen.Dot(x + (side * 10.2f), 59.8f, 1.4f).Dot(x + (side * 13.6f), 62.2f, 1.4f).Dot(x + (side * 17), 59.6f, 1.4f).Dot(x + (side * 13.6f), 57.6f, 1.4f);
        pen.Tint(figure.Skin.Darker(.58f));
    }
}
