using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>What a recurrent network says of the next element of a sequence, given its state: p(x | s).</summary>
public abstract class Emission : Module
{
    private protected Emission(string name, int hidden, int width) : base(name) => (Hidden, Width) = (hidden, width);

    /// <summary>H, the numbers of a state.</summary>
    public int Hidden { get; }

    /// <summary>W, the numbers of an element, as the network reads it.</summary>
    public int Width { get; }

    /// <summary>log p(x | s).</summary>
    /// <param name="states">(N, H).</param>
    /// <param name="elements">(N, W).</param>
    /// <returns>(N), in nats.</returns>
    public abstract Tensor LogProbability(Tensor states, Tensor elements);

    /// <summary>Draws x from p(x | s). No gradient goes through it.</summary>
    /// <param name="states">(N, H).</param>
    /// <returns>(N, W).</returns>
    public abstract Tensor Draw(Tensor states);
}
