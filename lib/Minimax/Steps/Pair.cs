using static TorchSharp.torch.nn;

namespace Minimax.Steps;

/// <summary>Two networks as one, for a player that trains both by one optimiser.</summary>
/// <remarks>A <c>ModuleList</c> that is no part of another module says that it has no parameters, and saves none.</remarks>
public sealed class Pair<TNetwork> : Module
    where TNetwork : Module
{
    /// <param name="first">A network.</param>
    /// <param name="second">Another one, or the same once more.</param>
    public Pair(TNetwork first, TNetwork second) : base("Pair")
    {
        (First, Second) = (first, second);
        register_module(nameof(First), first);
        register_module(nameof(Second), second);
    }

    /// <summary>The one.</summary>
    public TNetwork First { get; }

    /// <summary>The other.</summary>
    public TNetwork Second { get; }
}
