using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Objectives;

/// <summary>
/// R1 and R2 of Mescheder, Geiger and Nowozin, "Which Training Methods for GANs do actually Converge?" (arXiv 1801.04406), equation 9 and the one
/// after it: a D that is flat at the data and at the samples lets the game come to rest.
/// </summary>
/// <param name="gamma">γ; the penalty counts γ/2, as in the paper.</param>
public sealed class ZeroCentredPenalty(double gamma) : IPenalty
{
    public double Weight => gamma / 2;

    /// <summary>Whether D pays for its slope at the data: R1.</summary>
    public bool OnData { get; init; } = true;

    /// <summary>Whether D pays for its slope at the samples: R2.</summary>
    public bool OnSamples { get; init; } = true;

    /// <summary>R1 + R2: E ‖∇D(x)‖² + E ‖∇D(G(z))‖², or one of the two.</summary>
    /// <param name="discriminator">(B, …) to (B) scores.</param>
    /// <param name="real">(B, …) data.</param>
    /// <param name="fake">(B, …) samples; no gradient reaches them.</param>
    /// <returns>A scalar, at least 0. Its gradient by D's weights is a second derivative of D.</returns>
    public Tensor Of(Module<Tensor, Tensor> discriminator, Tensor real, Tensor fake) => (OnData, OnSamples) switch
    {
        (true, true) => At(discriminator, real) + At(discriminator, fake),
        (true, false) => At(discriminator, real),
        (false, true) => At(discriminator, fake),
        _ => zeros([], device: real.device),
    };

    private static Tensor At(Module<Tensor, Tensor> discriminator, Tensor points)
    {
        var x = points.detach().requires_grad_();
        var slope = autograd.grad([discriminator.call(x).sum()], [x], retain_graph: true, create_graph: true)[0]; // (B, …)
        return slope.square().sum() / x.shape[0];
    }
}
