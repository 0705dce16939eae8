using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Layers;

/// <summary>
/// A layer whose weights are divided by their largest singular value: Miyato et al., "Spectral Normalization for Generative Adversarial
/// Networks" (arXiv 1802.05957), equation 8: W̄ = W / σ(W). A linear layer then stretches no distance, so that a critic made of them has a
/// slope of one at most. A convolution is normalised as the matrix of its kernels, as in the paper, and may stretch by up to about a kernel's side.
/// </summary>
/// <remarks>
/// σ comes from one round of power iteration a pass in training (Algorithm 1), which keeps up because the weights change little in a step.
/// The few outputs are divided, not the many weights.
/// </remarks>
public sealed class SpectralNorm : Module<Tensor, Tensor>
{
    private const int FirstRounds = 15; // so that the first pass is near the truth

    private readonly Module<Tensor, Tensor> layer;
    private readonly Tensor u; // (outputs): the left singular vector
    private readonly Tensor v; // (inputs): the right one

    /// <param name="layer">A linear layer or a convolution.</param>
    /// <exception cref="ArgumentException">It is something else.</exception>
    public SpectralNorm(Module<Tensor, Tensor> layer) : base("SpectralNorm")
    {
        this.layer = layer;
        if (layer is not (TorchSharp.Modules.Linear or TorchSharp.Modules.Conv2d)) throw new ArgumentException($"SpectralNorm takes a Linear or a Conv2d, not a {layer.GetType().Name}.", nameof(layer));
        (u, v) = (randn(Matrix.shape[0]), randn(Matrix.shape[1]));
        for (var i = 0; i < FirstRounds; i++) Iterate();
        register_module("layer", layer);
        register_buffer("u", u);
        register_buffer("v", v);
    }

    /// <summary>σ(W) = uᵀ W v: a scalar, whose gradient by W is u vᵀ.</summary>
    public Tensor Sigma => u.clone().dot(Matrix.mv(v.clone())); // clones: the next pass changes u and v, and this one's gradient needs them

    private Tensor Matrix => Own.Weight.flatten(1); // (outputs, inputs)

    // Asked each time: a layer that is moved to another device has new ones.
    private (Parameter Weight, Parameter? Bias) Own => layer is Linear linear ? (linear.weight!, linear.bias) : (((Conv2d)layer).weight!, ((Conv2d)layer).bias);

    /// <param name="x">What the layer takes.</param>
    /// <returns>W̄ x + b.</returns>
    public override Tensor forward(Tensor x)
    {
        if (training) Iterate();
        var y = layer.call(x);
        if (Own.Bias is not { } bias) return y / Sigma;
        var shift = bias.view([-1, .. Enumerable.Repeat(1L, (int)y.dim() - 2)]);
        return ((y - shift) / Sigma) + shift;
    }

    // v ← Wᵀu / ‖Wᵀu‖, u ← Wv / ‖Wv‖.
    private void Iterate()
    {
        using var scope = NewDisposeScope();
        using var still = no_grad();
        v.copy_(functional.normalize(Matrix.t().mv(u), dim: 0));
        u.copy_(functional.normalize(Matrix.mv(v), dim: 0));
    }
}
