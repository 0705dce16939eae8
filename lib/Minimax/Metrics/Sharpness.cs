using static TorchSharp.torch;

namespace Minimax.Metrics;

/// <summary>
/// How much an image changes from a pixel to the next: the mean length of its gradient, E √(Δx² + Δy²). Blur lowers it, noise raises it, so it
/// means something only beside that of data.
/// </summary>
public static class Sharpness
{
    /// <param name="images">(N, C, H, W), at least 2 pixels a side.</param>
    /// <returns>In units of the pixels, the mean over channels.</returns>
    public static double Of(Tensor images)
    {
        using var scope = NewDisposeScope();
        using var still = no_grad();
        var (height, width) = (images.shape[2] - 1, images.shape[3] - 1);
        var corner = images.narrow(2, 0, height).narrow(3, 0, width);                  // (N, C, H − 1, W − 1)
        var right = images.narrow(2, 0, height).narrow(3, 1, width) - corner;          // Δx
        var down = images.narrow(2, 1, height).narrow(3, 0, width) - corner;           // Δy
        return (right.square() + down.square()).sqrt().mean().item<float>();
    }
}
