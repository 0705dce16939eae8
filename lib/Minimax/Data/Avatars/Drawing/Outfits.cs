namespace Minimax.Data.Drawing;

/// <summary>Clothes, and the neck that comes out of them.</summary>
internal static class Outfits
{
    public static void Draw(Figure figure)
    {
        var (pen, clothes) = (figure.Pen, figure.Avatar.Clothes);
        if (clothes == Clothes.Hoodie) pen.Outline().Oval(50, 84, 24, 9.5f).Fill(figure.Clothes.Darker(.32f), AvatarPart.Clothes);
        Torso(pen).Fill(figure.Clothes, AvatarPart.Clothes);
        if (clothes == Clothes.Stripes) Stripes(pen);
        Neck(figure);
        Collar(figure);
    }

    private static Pen Torso(Pen pen) =>
        pen.From(11, 135).To(12, 104).Curve(13, 91, 24, 88, 39, 82.5f).To(61, 82.5f).Curve(76, 88, 87, 91, 88, 104).To(89, 135).Close();

    private static void Stripes(Pen pen)
    {
        pen.Canvas.Save();
        Torso(pen).Clip();
        foreach (var y in (ReadOnlySpan<float>)[91, 99.5f, 108])
            pen.From(4, y + 6).Curve(30, y, 70, y, 96, y + 6).Line(Palette.Cream, 4, AvatarPart.Clothes);
        pen.Canvas.Restore();
    }

    private static void Neck(Figure figure)
    {
        var (pen, skin) = (figure.Pen, figure.Skin);
        if (figure.Avatar.Clothes is Clothes.VNeck or Clothes.Shirt) pen.From(38.5f, 83).To(61.5f, 83).To(50, 97).Close().Fill(skin, AvatarPart.Skin);
        else if (figure.Avatar.Clothes != Clothes.Hoodie) pen.Outline().Oval(50, 83.5f, 12, 6.2f).Fill(skin, AvatarPart.Skin);

        pen.Outline().Box(50, 77, 9, 12, 7).Fill(skin, AvatarPart.Skin);
        pen.From(41, 70).To(59, 70).To(59, 78).Bend(50, 85.5f, 41, 78).Close().Tint(skin.Darker(.22f)); // the shadow of the chin
    }

    private static void Collar(Figure figure)
    {
        var (pen, colour) = (figure.Pen, figure.Clothes);
        switch (figure.Avatar.Clothes)
        {
            case Clothes.Tee or Clothes.Stripes:
                pen.From(37.6f, 83.4f).Curve(40, 92.5f, 60, 92.5f, 62.4f, 83.4f).Line(colour.Darker(.22f), 2.6f, AvatarPart.Clothes);
                break;
            case Clothes.VNeck:
                pen.From(37.4f, 83.2f).To(50, 97.6f).To(62.6f, 83.2f).Line(Palette.Cream, 2.8f, AvatarPart.Clothes);
                break;
            case Clothes.Shirt:
                pen.From(39, 80.5f).To(50, 95).To(40, 101).To(31.5f, 86).Close().Fill(Palette.Cream, AvatarPart.Clothes);
                pen.From(61, 80.5f).To(50, 95).To(60, 101).To(68.5f, 86).Close().Fill(Palette.Cream, AvatarPart.Clothes);
                break;
            default:
                pen.From(30, 86.5f).Curve(36, 98, 64, 98, 70, 86.5f).Curve(65, 85, 62, 83.5f, 59, 82.5f).Curve(57, 91, 43, 91, 41, 82.5f)
                    .Curve(38, 83.5f, 35, 85, 30, 86.5f).Close().Fill(colour.Darker(.16f), AvatarPart.Clothes);
                foreach (var side in Figure.Sides)
                    pen.From(50 + (side * 6.4f), 93).To(50 + (side * 7), 103).Line(Palette.Cream, 2, AvatarPart.Clothes);
                break;
        }
    }
}
