using static TorchSharp.torch;

namespace Minimax.Control;

/// <summary>What is to be done with a body: where it begins, what can be seen of it, what an action does, and what is a success.</summary>
/// <remarks>A state is the body's, 2 N numbers; behind them a task may keep what else it has to know.</remarks>
public interface IControlTask
{
    /// <summary>The body.</summary>
    Chain Body { get; }

    /// <summary>O: the length of an observation.</summary>
    int Observed { get; }

    /// <summary>A: the length of an action.</summary>
    int Actions { get; }

    /// <summary>States in which an episode may begin, by torch's generator.</summary>
    /// <returns>(B, 2 N), float64.</returns>
    Tensor Start(long count, Device? device = null);

    /// <summary>What a policy sees.</summary>
    /// <param name="states">(B, 2 N).</param>
    /// <returns>(B, O), float32.</returns>
    Tensor Observe(Tensor states);

    /// <summary>The states one action later.</summary>
    /// <param name="states">(B, 2 N).</param>
    /// <param name="actions">(B, A): torques as shares of what the motors can; what lies outside [-1, 1] is cut off.</param>
    /// <returns>(B, 2 N).</returns>
    Tensor Next(Tensor states, Tensor actions);

    /// <summary>How good it is to be there, from 0 to 1.</summary>
    /// <param name="states">(B, 2 N).</param>
    /// <returns>(B), float32.</returns>
    Tensor Reward(Tensor states);
}
