using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Objectives;

/// <summary>
/// A penalty that is paid now and then, and more: lazy regularisation, Karras et al., StyleGAN2 (arXiv 1912.04958), section 3.1. Its gradient
/// is the same on average, and the second derivative, which costs as much as a step, is needed in one step of <paramref name="oneIn"/>.
/// </summary>
/// <remarks>Deviation: the paper's comes in every sixteenth step; here a draw decides, so that a step depends on its number and the seed alone.</remarks>
/// <param name="oneIn">Steps to one in which the penalty is paid, on average.</param>
public sealed class LazyPenalty(IPenalty penalty, int oneIn) : IPenalty
{
    public double Weight => penalty.Weight;

    /// <summary>With probability 1/n, n times the penalty; 0 otherwise.</summary>
    /// <param name="discriminator">(B, …) to (B) scores.</param>
    /// <param name="real">(B, …) data.</param>
    /// <param name="fake">(B, …) samples; no gradient reaches them.</param>
    /// <returns>A scalar.</returns>
    public Tensor Of(Module<Tensor, Tensor> discriminator, Tensor real, Tensor fake) =>
        rand(1).item<float>() * oneIn < 1 ? oneIn * penalty.Of(discriminator, real, fake) : zeros([], device: real.device);
}
