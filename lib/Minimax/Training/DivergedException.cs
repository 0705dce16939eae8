namespace Minimax.Training;

/// <summary>A number that a step reported is NaN or infinite: from here on, training would only destroy the weights.</summary>
public sealed class DivergedException(long step, string name, double value)
    : Exception($"Training stopped at step {step}: {name} is {value}. Try a smaller learning rate, or resume from the last checkpoint.")
{
    /// <summary>The step, from 1.</summary>
    public long Step { get; } = step;
}
