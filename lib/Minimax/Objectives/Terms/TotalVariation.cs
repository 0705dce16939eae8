using static TorchSharp.torch;

namespace Minimax.Objectives;

/// <summary>How much an image changes from pixel to pixel: what a generator pays so that it does not learn noise (Rudin, Osher and Fatemi, 1992).</summary>
public static class TotalVariation
{
    /// <summary>E |x(i + 1, j) − x(i, j)| + E |x(i, j + 1) − x(i, j)|, each the mean over the pixels that have such a neighbour.</summary>
    /// <param name="images">(B, C, H, W), of two pixels a side at least.</param>
    /// <returns>A scalar.</returns>
    public static Tensor Of(Tensor images)
    {
        var (height, width) = (images.shape[2], images.shape[3]);
        var down = images.narrow(2, 1, height - 1) - images.narrow(2, 0, height - 1);
        var right = images.narrow(3, 1, width - 1) - images.narrow(3, 0, width - 1);
        return down.abs().mean() + right.abs().mean();
    }
}
