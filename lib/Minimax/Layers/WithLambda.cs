using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Layers;

/// <summary>
/// A generator that owns one number more, λ ≥ 0, by which it says how strict the <see cref="Panel"/> may be with it. Its samples do not depend on it.
/// </summary>
public sealed class WithLambda : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> generator;
    private readonly Parameter raw;

    /// <param name="generator">(B, latent) to (B, …).</param>
    public WithLambda(Module<Tensor, Tensor> generator) : base("WithLambda")
    {
        this.generator = generator;
        raw = Parameter(zeros(1));
        RegisterComponents();
    }

    /// <summary>λ = log(1 + e^ℓ): ln 2 at first.</summary>
    public Tensor Lambda => softplus(raw, 1, 20).squeeze();

    /// <param name="z">(B, latent).</param>
    /// <returns>(B, …).</returns>
    public override Tensor forward(Tensor z) => generator.call(z);
}
