using SkiaSharp;

namespace Minimax.Data.Drawing;

/// <summary>
/// A person as its parts are drawn: measures in hundredths of the picture's side, colours, and the pen. The parts come back to front.
/// </summary>
internal sealed class Figure
{
    /// <summary>The side of the picture.</summary>
    public const float Canvas = 100;
    /// <summary>The middle of the head.</summary>
    public const float Cx = 50;
    /// <summary>The top of the head, without hair.</summary>
    public const float Crown = 21;
    public const float EyeY = 50;
    /// <summary>How far each eye is from the middle of the face.</summary>
    public const float EyeX = 11;

    private static readonly SKPoint Root = new(Cx, 86); // the head tilts and the figure grows about the root of the neck

    public Figure(Avatar avatar, Pen pen)
    {
        (Avatar, Pen) = (avatar, pen);
        Skin = Palette.Skin(avatar.Skin);
        Hair = Palette.Of(avatar.HairColour);
        Clothes = Palette.StrongOf(avatar.ClothesHue);
        Accent = Palette.StrongOf(avatar.AccessoryHue);
        HalfWidth = 25 + (2.8f * avatar.FaceWidth);
        Chin = 75.5f - (1.6f * avatar.FaceWidth);
        FaceX = Cx + (3.6f * avatar.Turn);
    }

    public Avatar Avatar { get; }
    public Pen Pen { get; }
    public SKColor Skin { get; }
    public SKColor Hair { get; }
    public SKColor HairBehind => Hair.Darker(.25f);
    public SKColor Clothes { get; }
    public SKColor Accent { get; }

    /// <summary>Half the width of the face.</summary>
    public float HalfWidth { get; }

    /// <summary>The lowest point of the face.</summary>
    public float Chin { get; }

    /// <summary>The middle of eyes, nose and mouth, which is the head's middle in a face that looks straight ahead.</summary>
    public float FaceX { get; }

    /// <summary>The left edge of the face.</summary>
    public float Left => Cx - HalfWidth;

    /// <summary>The right edge of the face.</summary>
    public float Right => Cx + HalfWidth;

    public static ReadOnlySpan<float> Sides => [-1, 1];

    /// <param name="avatar">Whom to draw.</param>
    /// <param name="pen">What to draw with.</param>
    /// <param name="size">Of the picture's side, in pixels.</param>
    public static void Draw(Avatar avatar, Pen pen, int size)
    {
        pen.Canvas.Save();
        pen.Canvas.Scale(size / Canvas);
        new Figure(avatar, pen).Draw();
        pen.Canvas.Restore();
    }

    /// <summary>The outer edge of hair or a hat, from the left temple over the crown to the right one.</summary>
    /// <param name="grow">How far it stands off the sides of the head.</param>
    /// <param name="lift">How far it stands off the crown.</param>
    /// <param name="y">Where it begins and ends.</param>
    public Pen Cap(float grow, float lift, float y)
    {
        var (left, right, top) = (Left - grow, Right + grow, Crown - lift);
        return Pen.From(left, y).To(left, 44)
            .Curve(left, top + 9, Cx - (HalfWidth * .66f), top, Cx, top)
            .Curve(Cx + (HalfWidth * .66f), top, right, top + 9, right, 44).To(right, y);
    }

    private void Draw()
    {
        Scenes.Draw(this);
        Pen.Canvas.Translate(3 * Avatar.X, 2.2f + (2 * Avatar.Y));
        Pen.Canvas.Scale(1 + (.06f * Avatar.Size), 1 + (.06f * Avatar.Size), Root.X, Root.Y);

        Pen.Canvas.Save();
        Pen.Canvas.RotateDegrees(6 * Avatar.Tilt, Root.X, Root.Y);
        HairBack.Draw(this);
        Pen.Canvas.Restore();
        Outfits.Draw(this);

        Pen.Canvas.RotateDegrees(6 * Avatar.Tilt, Root.X, Root.Y);
        Heads.Draw(this);
        Beards.Draw(this);
        Spectacles.DrawLenses(this);
        EyesAndBrows.Draw(this);
        Noses.Draw(this);
        Mouths.Draw(this);
        HairFront.Draw(this);
        Hats.Draw(this);
        Spectacles.DrawFrames(this);
    }
}
