using SkiaSharp;

namespace Minimax.Training;

/// <summary>
/// What is kept of a training besides what its cell shows: its weights, or a log for TensorBoard. A <see cref="TrainingLoop{TBatch}"/> reports to it.
/// </summary>
public interface ITrainingRecord
{
    /// <summary>The training begins, or one that was resumed goes on.</summary>
    void Begin(TrainingFacts training);

    /// <summary>Numbers, averaged over the steps since the last time.</summary>
    void Report(Progress progress);

    /// <summary>Samples were taken.</summary>
    /// <param name="step">Steps done.</param>
    /// <param name="draw">Draws what a <see cref="Display.TrainingView"/> was given to show; null if none was given anything.</param>
    void Sampled(long step, Func<SKBitmap>? draw);

    /// <summary>All steps are made, or the training was stopped. One that diverged does not end.</summary>
    void End(long stepsDone, TimeSpan elapsed);
}
