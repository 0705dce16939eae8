namespace Minimax.Data.Drawing;

internal static class Noses
{
    public static void Draw(Figure figure)
    {
        var (pen, x, dark) = (figure.Pen, figure.FaceX + (1.4f * figure.Avatar.Turn), figure.Skin.Darker(.34f));
        switch (figure.Avatar.Nose)
        {
            case Nose.Button:
                pen.From(x - 2.8f, 57.4f).Curve(x - 1.8f, 60, x + 1.8f, 60, x + 2.8f, 57.4f).Line(dark, 2, AvatarPart.Skin);
                break;
            case Nose.Round:
                pen.Outline().Oval(x, 58, 4.6f, 3.5f).Fill(figure.Skin.Darker(.24f), AvatarPart.Skin);
                pen.Outline().Oval(x - 1.3f, 57, 1.3f, .9f).Tint(figure.Skin.Lighter(.25f));
                break;
            default:
                pen.From(x + .6f, 49).Curve(x + .2f, 53, x - 4.4f, 57.4f, x - 3.6f, 59.2f).Curve(x - 2, 60.8f, x + 1, 60.6f, x + 3, 59.4f).Line(dark, 2, AvatarPart.Skin);
                break;
        }
    }
}
