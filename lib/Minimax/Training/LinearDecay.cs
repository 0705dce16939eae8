using TorchSharp.Modules;

namespace Minimax.Training;

/// <summary>
/// A learning rate that is constant for the first half of a run and then falls linearly to 0, as in CycleGAN (arXiv 1703.10593, appendix
/// 7.1: 100 epochs and 100 epochs). It is a function of the step, so a run that resumes has the rate that it would have had.
/// </summary>
/// <param name="rate">The rate of the first half.</param>
/// <param name="steps">Steps of the whole run.</param>
/// <param name="optimizers">Whose rate it is.</param>
public sealed class LinearDecay(double rate, long steps, params OptimizerHelper[] optimizers)
{
    /// <summary>The rate of a step.</summary>
    /// <param name="step">Its number, from 0.</param>
    public double At(long step) => rate * Math.Clamp(2 - (2.0 * step / steps), 0, 1);

    /// <summary>Gives the optimisers the rate of a step: what <see cref="TrainingLoop{TBatch}.Schedule"/> calls.</summary>
    /// <param name="step">Its number, from 0.</param>
    public void Apply(long step)
    {
        foreach (var group in optimizers.SelectMany(optimizer => optimizer.ParamGroups)) group.LearningRate = At(step);
    }
}
