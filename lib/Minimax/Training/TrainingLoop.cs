using System.Diagnostics;
using Minimax.Data;
using Minimax.Steps;
using TorchSharp;

namespace Minimax.Training;

/// <summary>
/// Draws batches, applies a step to each, reports, samples, saves, and stops when asked. It knows no GAN.
/// </summary>
/// <remarks>
/// All of a step's randomness follows from the seed and the step's number: <c>torch</c> is seeded anew before each step, and a batch is
/// a function of the step. A run that is stopped, or killed and resumed from a checkpoint, therefore ends in the same weights as one
/// that was not, on the same device and thread count.
/// </remarks>
/// <param name="step">The update to repeat.</param>
/// <param name="batches">The batch of a step, by the step's number from 0.</param>
public sealed class TrainingLoop<TBatch>(IStep<TBatch> step, Func<long, TBatch> batches)
{
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromMilliseconds(500); // a notebook redraws no faster than it can be read
    private const int RefreshShare = 20;                                                // and spends at most a twentieth of its time on that
    private bool begun;

    /// <summary>Steps to make in all; those of a resumed run included.</summary>
    public required long Steps { get; init; }

    /// <summary>The seed of every random draw in the run.</summary>
    public long Seed { get; init; }

    /// <summary>Called before each step with its number from 0, for what follows from that number alone: a learning rate that decays, say.</summary>
    public Action<long>? Schedule { get; init; }

    /// <summary>Receives the numbers, averaged over the steps since the last time.</summary>
    public Action<Progress>? Report { get; init; }

    /// <summary>Steps between two reports. Defaults to a two-hundredth of the run: a chart cannot show more.</summary>
    public long ReportEvery { get => Math.Max(1, field == 0 ? Steps / 200 : field); init; }

    /// <summary>
    /// Called with the number of steps done: before the first step, every <see cref="SampleEvery"/> steps, and after the last one. The tensors
    /// that it makes are let go after each call.
    /// </summary>
    public Action<long>? Sample { get; init; }

    /// <summary>Steps between two samples. Defaults to a tenth of the run.</summary>
    public long SampleEvery { get => Math.Max(1, field == 0 ? Steps / 10 : field); init; }

    /// <summary>Called when there is something new to show, at most twice a second and a twentieth of the time, and at the end.</summary>
    public Action? Refresh { get; set; }

    /// <summary>The checkpoint's file; null keeps none. A run starts from the checkpoint where there is one.</summary>
    public string? CheckpointFile { get; init; }

    /// <summary>Steps between two checkpoints. One is written as well when the run is stopped, and after its last step.</summary>
    public long CheckpointEvery { get; init; } = 500;

    /// <summary>Who keeps something of the training. Left out, they are those that <c>minimax run</c> asks for.</summary>
    public IReadOnlyList<ITrainingRecord> Records { get; init; } = TrainingRecords.Asked();

    /// <summary>What a run has told whose last checkpoint this one begins with, and so ends: it is told again.</summary>
    internal IReadOnlyList<Progress> Told { get; init; } = [];

    /// <summary>Steps made so far. A run that was stopped goes on from here.</summary>
    public long StepsDone { get; private set; }

    /// <summary>The time that <see cref="Run"/> has taken so far, in this process.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>How often <see cref="Run"/> has waited for the device to read a step's numbers: for reports and checkpoints only.</summary>
    public long Reads { get; private set; }

    /// <summary>Trains until <see cref="Steps"/> are made.</summary>
    /// <param name="stop">Looked at before each step, so that the state is whole when the run ends.</param>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled; the state is kept, and a further call goes on.</exception>
    /// <exception cref="DivergedException">A loss is NaN or infinite: found when it is read, for the next report or checkpoint. The last checkpoint is left as it was.</exception>
    /// <exception cref="CheckpointException">The checkpoint is corrupt, or of another model.</exception>
    public void Run(CancellationToken stop = default)
    {
        if (StepsDone == 0 && File.Exists(CheckpointFile)) Resume(CheckpointFile);
        using var meter = new Meter(StepsDone, Steps);
        BeginRecords();
        foreach (var progress in StepsDone == Steps ? Told : []) Tell(progress);
        var clock = Stopwatch.StartNew();
        var (refreshed, pause) = (Stopwatch.StartNew(), RefreshInterval);
        if (StepsDone == 0) TakeSample();

        while (StepsDone < Steps && !stop.IsCancellationRequested)
        {
            Advance(meter);
            if (StepsDone % CheckpointEvery == 0) Save(meter);
            if (refreshed.Elapsed < pause) continue;
            refreshed.Restart();
            Refresh?.Invoke();
            pause = RefreshInterval + RefreshShare * refreshed.Elapsed;
        }

        Save(meter);
        Reads += meter.Reads;
        Refresh?.Invoke();
        Elapsed += clock.Elapsed;
        foreach (var record in Records) record.End(StepsDone, Elapsed);
        stop.ThrowIfCancellationRequested();
    }

    private void Advance(Meter meter)
    {
        using (torch.NewDisposeScope())
        {
            Schedule?.Invoke(StepsDone);
            SeedFor(StepsDone);
            meter.Add(step.Update(batches(StepsDone)));
            StepsDone++;
        }

        if (StepsDone % ReportEvery == 0 || StepsDone == Steps) Tell(meter.Take(StepsDone)); // looked at even if nobody is told: training must not go on with a NaN
        if (StepsDone % SampleEvery == 0 || StepsDone == Steps) TakeSample();
    }

    private void Resume(string checkpoint)
    {
        StepsDone = Checkpoint.Load(checkpoint, step.Players);
        if (StepsDone > 0) SeedFor(StepsDone - 1); // as its last step did: a run that has ended leaves the generator as if it had been made here
    }

    private void SeedFor(long step) =>
        torch.manual_seed((long)(SplitMix64.Stream((ulong)Seed, (ulong)step).Next() >> 1)); // neighbouring steps have nothing in common

    private void Tell(Progress progress)
    {
        Report?.Invoke(progress);
        foreach (var record in Records) record.Report(progress);
    }

    private void TakeSample()
    {
        using var scope = torch.NewDisposeScope(); // the garbage collector would see a few bytes where there are megabytes
        TrainingRecords.Take(); // what another training showed
        Sample?.Invoke(StepsDone);
        var draw = TrainingRecords.Take();
        foreach (var record in Records) record.Sampled(StepsDone, draw);
    }

    private void BeginRecords()
    {
        if (Records.Count == 0 || begun) return;
        begun = true;
        var training = TrainingFacts.Next(step.Players, Steps, Seed);
        foreach (var record in Records) record.Begin(training);
    }

    private void Save(Meter meter)
    {
        if (CheckpointFile is null) return;
        meter.Read(StepsDone); // weights that came of a NaN are not worth keeping
        Checkpoint.Save(CheckpointFile, StepsDone, step.Players);
    }
}
