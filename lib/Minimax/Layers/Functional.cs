using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Layers;

/// <summary>Layers, one after the other, with weights that are not their own: what an <see cref="IFunctional"/> is made of.</summary>
public static class Functional
{
    /// <summary>Applies the layers.</summary>
    /// <param name="layers">Linear ones, and ones without weights.</param>
    /// <param name="x">(B, …).</param>
    /// <param name="weights">Matrix and bias of each linear layer, in their order.</param>
    /// <exception cref="NotSupportedException">A layer has weights and is not linear.</exception>
    public static Tensor Call(IEnumerable<Module> layers, Tensor x, IReadOnlyList<Tensor> weights)
    {
        var next = 0;
        foreach (var layer in layers)
        {
            x = layer switch
            {
                Linear _ => functional.linear(x, weights[next++], weights[next++]),
                Module<Tensor, Tensor> function when !function.parameters().Any() => function.call(x),
                _ => throw new NotSupportedException($"{layer.GetName()} has weights of its own, and only a linear layer can be given others."),
            };
        }

        return x;
    }
}
