namespace Minimax.Data.Drawing;

internal static class Noses
{
    public static void Draw(Figure figure)
    {
        var (pen, x, dark) = (figure.Pen, figure.FaceX + (1.4f * figure.Avatar.Turn), figure.Skin.Darker(.42f));
        switch (figure.Avatar.Nose)
        {
            case Nose.Button:
                pen.From(x - 3.2f, 57.2f).Curve(x - 2, 60.2f, x + 2, 60.2f, x + 3.2f, 57.2f).Line(dark, 2.2f, AvatarPart.Skin);
                break;
            case Nose.Round:
                pen.Outline().Oval(x, 57.6f, 5.8f, 4.3f).Fill(figure.Skin.Mixed(Palette.Blush, .5f), AvatarPart.Skin);
                pen.Outline().Oval(x - 1.8f, 56.2f, 1.7f, 1.1f).Tint(figure.Skin.Lighter(.4f));
                break;
            default:
                pen.From(x + 1.2f, 45.5f).Curve(x + .6f, 51, x - 6, 57, x - 4.6f, 59.4f).Curve(x - 3, 61.4f, x + 1.6f, 61.2f, x + 3.8f, 59.2f).Close()
                    .Fill(figure.Skin.Darker(.3f), AvatarPart.Skin);
                pen.From(x - 4.6f, 58.6f).Curve(x - 3.4f, 61.4f, x + 1.6f, 61.2f, x + 3.8f, 59.2f).Line(dark, 2.2f, AvatarPart.Skin);
                break;
        }
    }
}
