using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Objectives;

/// <summary>
/// What keeps a critic's slope near one: Gulrajani et al., "Improved Training of Wasserstein GANs" (arXiv 1704.00028), equation 3. The best
/// critic has slope one almost everywhere on the lines between data and samples, so it is there that every other slope is made to cost.
/// </summary>
/// <param name="weight">λ: 10 everywhere in the paper.</param>
public sealed class GradientPenalty(double weight = 10) : IPenalty
{
    public double Weight => weight;

    /// <summary>E (‖∇f(x̂)‖₂ − 1)², x̂ = ε x + (1 − ε) G(z), ε ~ U[0, 1): one point on the line between each pair.</summary>
    /// <param name="discriminator">A critic, whose score of an example depends on that example alone (no batch normalisation).</param>
    /// <param name="real">(B, …) data.</param>
    /// <param name="fake">(B, …) samples; no gradient reaches them.</param>
    /// <returns>A scalar, at least 0. Its gradient by the critic's weights is a second derivative of the critic.</returns>
    public Tensor Of(Module<Tensor, Tensor> discriminator, Tensor real, Tensor fake)
    {
        long[] each = [real.shape[0], .. Enumerable.Repeat(1L, (int)real.dim() - 1)];
        var epsilon = rand(each, device: real.device);                                      // (B, 1, …)
        return At(discriminator, epsilon * real + (1 - epsilon) * fake);
    }

    /// <summary>E (‖∇f(x)‖₂ − 1)².</summary>
    /// <param name="critic">(B, …) to (B) scores, each of which depends on its own example alone.</param>
    /// <param name="points">(B, …): where to measure the slope.</param>
    /// <returns>A scalar, at least 0.</returns>
    public static Tensor At(Module<Tensor, Tensor> critic, Tensor points)
    {
        var x = points.detach().requires_grad_();
        var slope = autograd.grad([critic.call(x).sum()], [x], retain_graph: true, create_graph: true)[0]; // (B, …): a sum's gradient is each one's own
        return (slope.flatten(1).norm(1) - 1).square().mean();
    }
}
