using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Steps;

/// <summary>A network and what trains it.</summary>
/// <param name="Name">The player's name in a checkpoint, such as <c>G</c>.</param>
/// <param name="Network">The network whose parameters and buffers are its state.</param>
/// <param name="Optimizer">Its optimiser, or null for a network that is not trained by gradient (a moving average, say).</param>
public sealed record Player(string Name, Module Network, OptimizerHelper? Optimizer)
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

    /// <summary>Ascends <paramref name="value"/> by one step of the optimiser.</summary>
    /// <exception cref="InvalidOperationException">The player has no optimiser.</exception>
    public void Ascend(Tensor value) => Descend(-value);

    /// <summary>
    /// Holds the network's weights fixed until the result is disposed: gradients still flow through it to its input, but none is
    /// computed for its own weights. The mathematics is the same; about a third of its backward pass is saved.
    /// </summary>
    public IDisposable Fixed() => new FixedWeights(Network);

    private sealed class FixedWeights : IDisposable
    {
        private readonly List<Parameter> parameters = [];

        public FixedWeights(Module network)
        {
            parameters.AddRange(network.parameters().Where(p => p.requires_grad));
            foreach (var parameter in parameters) parameter.requires_grad = false;
        }

        public void Dispose()
        {
            foreach (var parameter in parameters) parameter.requires_grad = true;
        }
    }
}
