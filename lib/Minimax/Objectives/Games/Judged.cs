using Minimax.Layers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Objectives;

/// <summary>Examples and what D makes of them. D is asked when a game looks, and once.</summary>
/// <param name="examples">(B, …): data or samples.</param>
/// <param name="discriminator">(B, …) to (B) scores, or to (B, K).</param>
public sealed class Judged(Tensor examples, Module<Tensor, Tensor> discriminator)
{
    /// <summary>(B, …).</summary>
    public Tensor Examples => examples;

    /// <summary>D, for a game that asks it elsewhere as well.</summary>
    public Module<Tensor, Tensor> Discriminator => discriminator;

    /// <summary>D's outputs before any squashing: logits, a critic's scores, energies.</summary>
    public Tensor Scores { get => field ??= discriminator.call(examples); init; }

    /// <summary>A hidden layer of D: (B, features).</summary>
    /// <exception cref="InvalidOperationException">D shows none.</exception>
    public Tensor Features => field ??= discriminator is IFeatures open
        ? open.Features(examples)
        : throw new InvalidOperationException($"This game looks at D's features, but {discriminator.GetType().Name} does not implement {nameof(IFeatures)}.");
}
