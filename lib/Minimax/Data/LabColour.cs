using static TorchSharp.torch;

namespace Minimax.Data;

/// <summary>
/// Colours as the eye tells them apart: CIE 1976 L*a*b*, of sRGB in daylight (D65). L is lightness, from 0 to 100; a goes from green to red, b
/// from blue to yellow, and both are 0 for grey. Lightness and colour are apart, so that L is what a colourisation is given and a and b what it has to find.
/// </summary>
public static class LabColour
{
    private const double Threshold = 6.0 / 29; // f is the cube root above its cube, and a line below, so that its slope stays finite

    private static readonly double[,] ToXyz = // IEC 61966-2-1
    {
        { 0.4124564, 0.3575761, 0.1804375 },
        { 0.2126729, 0.7151522, 0.0721750 },
        { 0.0193339, 0.1191920, 0.9503041 },
    };

    private static readonly double[] White = [.. Enumerable.Range(0, 3).Select(i => ToXyz[i, 0] + ToXyz[i, 1] + ToXyz[i, 2])]; // so that grey has a = b = 0

    /// <summary>To lightness and colour.</summary>
    /// <param name="images">(N, 3, H, W) in [-1, 1]: red, green, blue.</param>
    /// <returns>(N, 3, H, W): L, a, b.</returns>
    public static Tensor FromRgb(Tensor images)
    {
        using var scope = NewDisposeScope();
        var srgb = ((images + 1) / 2).clamp(0, 1);
        var light = where(srgb.gt(0.04045), ((srgb + 0.055) / 1.055).pow(2.4), srgb / 12.92); // a screen's light is no straight line of its bytes
        var t = einsum("ij,njhw->nihw", Matrix(images), light);                               // X, Y, Z, of which white has 1 each
        var f = where(t.gt(Math.Pow(Threshold, 3)), t.clamp_min(1e-9).pow(1.0 / 3), (t / (3 * Threshold * Threshold)) + (4.0 / 29));
        var (x, y, z) = (f.narrow(1, 0, 1), f.narrow(1, 1, 1), f.narrow(1, 2, 1));
        return cat([(116 * y) - 16, 500 * (x - y), 200 * (y - z)], 1).MoveToOuterDisposeScope();
    }

    /// <summary>And back. What no screen can show is cut off.</summary>
    /// <param name="lab">(N, 3, H, W): L, a, b.</param>
    /// <returns>(N, 3, H, W) in [-1, 1].</returns>
    public static Tensor ToRgb(Tensor lab)
    {
        using var scope = NewDisposeScope();
        var y = (lab.narrow(1, 0, 1) + 16) / 116;
        var f = cat([y + (lab.narrow(1, 1, 1) / 500), y, y - (lab.narrow(1, 2, 1) / 200)], 1);
        var t = where(f.gt(Threshold), f.pow(3), 3 * Threshold * Threshold * (f - (4.0 / 29)));
        var light = einsum("ij,njhw->nihw", linalg.inv(Matrix(lab)), t).clamp(0, 1);
        var srgb = where(light.gt(0.0031308), (1.055 * light.clamp_min(1e-9).pow(1 / 2.4)) - 0.055, 12.92 * light);
        return ((2 * srgb) - 1).MoveToOuterDisposeScope();
    }

    /// <summary>Of light to X, Y and Z over those of white: (3, 3).</summary>
    private static Tensor Matrix(Tensor like)
    {
        var rows = Enumerable.Range(0, 9).Select(i => (float)(ToXyz[i / 3, i % 3] / White[i / 3])).ToArray();
        return tensor(rows, device: like.device).view(3, 3);
    }
}
