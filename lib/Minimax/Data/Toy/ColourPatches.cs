using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Data;

/// <summary>
/// A stand-in for MNIST-M (Ganin et al. 2016), made of any grey digits: each over a patch of colour of its own, which its strokes invert, |patch − digit|.
/// The patches are not cut from photographs but drawn, as soft blobs of colour with finer ones upon them.
/// </summary>
public static class ColourPatches
{
    private const int Coarse = 3, Fine = 9;      // blobs along a side
    private const double Grain = 0.35;           // how much of the colour the finer ones are

    /// <summary>The same digits, in the same order, over patches.</summary>
    /// <param name="digits">(N, 1, H, W), 0 where there is no stroke.</param>
    /// <param name="seed">Of the patches: image i has the patch number i.</param>
    /// <returns>Images (N, 3, H, W), on the device of the digits, and the digits' labels.</returns>
    public static ImageSet Under(ImageSet digits, ulong seed)
    {
        if (digits.Channels != 1) throw new ArgumentException($"Patches go under grey digits; these have {digits.Channels} channels.", nameof(digits));
        using var scope = NewDisposeScope();
        var (count, device) = ((int)digits.Count, digits.Images.device);
        var streams = Enumerable.Range(0, count).Select(i => SplitMix64.Stream(seed, (ulong)i)).ToArray();
        var patch = ((1 - Grain) * Blobs(Coarse)) + (Grain * Blobs(Fine)); // (N, 3, H, W) in [0, 1]
        var ink = digits.Images.to_type(ScalarType.Float32) / 255;
        var bytes = ((patch - ink).abs() * 255).round().to_type(ScalarType.Byte);
        return new ImageSet($"{digits.Name} over patches", bytes.MoveToOuterDisposeScope(), digits.Labels.clone().MoveToOuterDisposeScope(), digits.Classes);

        Tensor Blobs(int side)
        {
            var colours = streams.SelectMany(random => Enumerable.Range(0, 3 * side * side).Select(_ => (float)random.Uniform())).ToArray();
            var small = tensor(colours, [count, 3, side, side], device: device);
            return interpolate(small, size: [digits.Height, digits.Width], mode: InterpolationMode.Bilinear, align_corners: false);
        }
    }
}
