using SkiaSharp;

namespace Minimax.Data.Drawing;

/// <summary>The colours of the drawings: few, bright, and far enough apart to be named.</summary>
internal static class Palette
{
    public static readonly SKColor Ink = new(0xFF2A2440);
    public static readonly SKColor White = SKColors.White;
    public static readonly SKColor Cream = new(0xFFFFF9EE);
    public static readonly SKColor Gold = new(0xFFFFCB3D);
    public static readonly SKColor Lip = new(0xFF7C1D3C);
    public static readonly SKColor Tongue = new(0xFFF4728C);
    public static readonly SKColor Blush = new(0xFFFF4F6D);
    public static readonly SKColor Glint = new(0xFF918BBE);

    private static readonly SKColor Shadow = new(0xFF3A1030);

    private static readonly SKColor[] Skins =
    [
        new(0xFFFFE0CB), new(0xFFFACBA9), new(0xFFEFB588), new(0xFFDA9863), new(0xFFB97746), new(0xFF935832), new(0xFF6C4029),
    ];

    private static readonly SKColor[] Hairs =
    [
        new(0xFF2B2534), new(0xFF6E422E), new(0xFFB4342A), new(0xFFF28A32), new(0xFFFBD668), new(0xFFB9BECB), new(0xFFFF7DB1), new(0xFF3C8CE2),
    ];

    private static readonly SKColor[] Irises = [new(0xFF6E4020), new(0xFF2A86E0), new(0xFF34A853)];

    private static readonly SKColor[] Strong =
    [
        new(0xFFE5443C), new(0xFFF68826), new(0xFFFACB22), new(0xFF43B566), new(0xFF12A5A3), new(0xFF3470DB), new(0xFF8552C9), new(0xFFF0689F),
    ];

    private static readonly SKColor[] Soft =
    [
        new(0xFFFF8C7E), new(0xFFFFB872), new(0xFFFFE078), new(0xFFA3E49A), new(0xFF7FDCD3), new(0xFF8AC2FF), new(0xFFC2ABFB), new(0xFFFFACCB),
    ];

    public static SKColor Skin(float tone)
    {
        var at = Math.Clamp(tone, 0, 1) * (Skins.Length - 1);
        var below = Math.Min((int)at, Skins.Length - 2);
        return Skins[below].Mixed(Skins[below + 1], at - below);
    }

    public static SKColor Of(HairColour colour) => Hairs[(int)colour];

    public static SKColor Of(EyeColour colour) => Irises[(int)colour];

    /// <summary>Of clothes, hats and frames.</summary>
    public static SKColor StrongOf(Hue hue) => Strong[(int)hue];

    /// <summary>Of backgrounds.</summary>
    public static SKColor SoftOf(Hue hue) => Soft[(int)hue];

    public static SKColor Darker(this SKColor colour, float part) => colour.Mixed(Shadow, part);

    public static SKColor Lighter(this SKColor colour, float part) => colour.Mixed(White, part);

    public static SKColor Mixed(this SKColor from, SKColor to, float part) =>
        new(Between(from.Red, to.Red, part), Between(from.Green, to.Green, part), Between(from.Blue, to.Blue, part));

    private static byte Between(byte from, byte to, float part) => (byte)(from + ((to - from) * part));
}
