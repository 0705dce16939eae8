using static TorchSharp.torch;

namespace Minimax.Metrics;

/// <summary>How far handwriting leans, from the moments of its ink.</summary>
public static class Slant
{
    /// <summary>
    /// The shear that a vertical stroke would need to lean as the image does: −μ₁₁/μ₀₂, with μₚq = Σ ink (x − x̄)ᵖ (y − ȳ)^q, and y
    /// downwards. 0 is upright, 1 leans by 45° to the right, -1 to the left. (The same number straightens digits before they are
    /// classified: LeCun et al., "Gradient-Based Learning Applied to Document Recognition", 1998.)
    /// </summary>
    /// <param name="images">(N, 1, H, W) in [-1, 1], bright ink on black.</param>
    /// <returns>(N). NaN for an image without ink.</returns>
    public static Tensor Of(Tensor images)
    {
        using var scope = NewDisposeScope();
        var ink = (images.squeeze(1) + 1) / 2;                                                          // (N, H, W)
        ink = ink / ink.sum([1, 2], keepdim: true);                                                     // sums to 1
        var x = arange(ink.shape[2], ScalarType.Float32, ink.device).view(1, 1, -1);                    // (1, 1, W)
        var y = arange(ink.shape[1], ScalarType.Float32, ink.device).view(1, -1, 1);                    // (1, H, 1)
        var (right, down) = (x - (ink * x).sum([1, 2], keepdim: true), y - (ink * y).sum([1, 2], keepdim: true)); // from the centre
        return (-(ink * right * down).sum([1, 2]) / (ink * down.square()).sum([1, 2])).MoveToOuterDisposeScope();
    }
}
