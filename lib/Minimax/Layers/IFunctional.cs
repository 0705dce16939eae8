using static TorchSharp.torch;

namespace Minimax.Layers;

/// <summary>
/// A network as a function of its weights too: what would it say with others? They may have a graph; the answer is then differentiable in what they came from.
/// </summary>
public interface IFunctional
{
    /// <summary>f(x; θ).</summary>
    /// <param name="examples">x: (B, …).</param>
    /// <param name="weights">θ: as many, of the same shapes and in the same order as the network's parameters.</param>
    /// <returns>What the network would say with these weights; its own are not looked at.</returns>
    Tensor Call(Tensor examples, IReadOnlyList<Tensor> weights);
}
