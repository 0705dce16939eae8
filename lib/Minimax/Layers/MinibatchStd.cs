using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Layers;

/// <summary>
/// Lets D see how much the images of a batch differ: Karras et al., "Progressive Growing of GANs" (arXiv 1710.10196), section 3. One more map
/// holds the standard deviation over a group of images, averaged over all features and places. A G that makes one image over and over is
/// found out by it.
/// </summary>
/// <param name="group">Images that are compared with each other; a batch is a multiple of it, data and samples in batches of their own.</param>
public sealed class MinibatchStd(int group = 8) : Module<Tensor, Tensor>("MinibatchStd")
{
    private const double Epsilon = 1e-8; // the root has a gradient where images are equal

    /// <param name="maps">(B, C, H, W).</param>
    /// <returns>(B, C + 1, H, W).</returns>
    /// <exception cref="ArgumentException">B is no multiple of the group.</exception>
    public override Tensor forward(Tensor maps)
    {
        if (maps.shape is not [var batch, var count, var height, var width] || batch % group != 0)
            throw new ArgumentException($"Maps are (B, C, H, W) with B a multiple of {group} here, not ({string.Join(", ", maps.shape)}).", nameof(maps));
        var grouped = maps.view(group, batch / group, count, height, width);                          // (g, B/g, C, H, W)
        var deviation = (grouped.var(0, unbiased: false) + Epsilon).sqrt().mean([1, 2, 3]);           // (B/g)
        var map = deviation.repeat(group).view(batch, 1, 1, 1).expand(batch, 1, height, width);       // (B, 1, H, W)
        return cat([maps, map], 1);
    }
}
