using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace Minimax.Steps;

/// <summary>A player whose network's type is known, so that a step can call it.</summary>
/// <inheritdoc/>
public sealed record Player<TNetwork>(string Name, TNetwork Network, OptimizerHelper? Optimizer) : Player(Name, Network, Optimizer)
    where TNetwork : Module
{
    /// <inheritdoc cref="Player.Network"/>
    public new TNetwork Network { get; } = Network;
}
