using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Models;

/// <summary>One of K symbols, as a one-hot row: p(x = k | s) = softmax(W s + b)_k.</summary>
public sealed class SymbolEmission : Emission
{
    private readonly Linear scores;

    /// <param name="hidden">H.</param>
    /// <param name="symbols">K.</param>
    public SymbolEmission(int hidden, int symbols) : base("SymbolEmission", hidden, symbols)
    {
        scores = Linear(hidden, symbols);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor LogProbability(Tensor states, Tensor elements) => (log_softmax(scores.call(states), 1) * elements).sum(1);

    /// <inheritdoc/>
    public override Tensor Draw(Tensor states)
    {
        using var still = no_grad();
        using var scope = NewDisposeScope();
        var drawn = multinomial(softmax(scores.call(states), 1), 1).squeeze(1);                         // (N)
        return one_hot(drawn, Width).to_type(ScalarType.Float32).MoveToOuterDisposeScope();
    }
}
