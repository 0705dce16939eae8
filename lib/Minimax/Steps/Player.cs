using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Steps;

/// <summary>A network and what trains it.</summary>
/// <param name="Name">The player's name in a checkpoint, such as <c>G</c>.</param>
/// <param name="Network">The network whose parameters and buffers are its state.</param>
/// <param name="Optimizer">Its optimiser, or null for a network that is not trained by gradient (a moving average, say).</param>
public record Player(string Name, Module Network, OptimizerHelper? Optimizer)
{
    /// <summary>Descends <paramref name="loss"/> by one step of the optimiser.</summary>
    /// <exception cref="InvalidOperationException">The player has no optimiser.</exception>
    public void Descend(Tensor loss)
    {
        if (Optimizer is null) throw new InvalidOperationException($"{Name} has no optimiser.");
        Optimizer.zero_grad();
        loss.backward();
        Optimizer.step();
    }
}
