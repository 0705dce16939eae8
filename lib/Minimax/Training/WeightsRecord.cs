using Minimax.Data;
using Minimax.Steps;
using SkiaSharp;

namespace Minimax.Training;

/// <summary>Keeps what a training has come to: the weights of each of its networks, and beside them a <see cref="KeptTraining"/>.</summary>
/// <param name="folder">Where they are kept.</param>
public sealed class WeightsRecord(string folder) : ITrainingRecord
{
    private TrainingFacts? training;
    private Progress? last;

    /// <inheritdoc/>
    public void Begin(TrainingFacts training) => this.training = training;

    /// <inheritdoc/>
    public void Report(Progress progress) => last = progress;

    /// <inheritdoc/>
    public void Sampled(long step, Func<SKBitmap>? draw)
    {
        // What counts is what the training ends with.
    }

    /// <inheritdoc/>
    public void End(long stepsDone, TimeSpan elapsed)
    {
        new KeptTraining
        {
            Number = training!.Number,
            Networks = [.. training.Networks.Select(Keep)],
            StepsDone = stepsDone,
            Steps = training.Steps,
            Seconds = elapsed.TotalSeconds,
            Seed = training.Seed,
            Run = RunSettings.Latest?.ToString(),
            Numbers = last?.Numbers.ToDictionary(number => number.Name, number => number.Value) ?? [],
            Data = [.. Downloader.Fetched.Select(set => $"{set.Name} ({set.Source}; licence: {set.Licence})")],
        }.Write(Path.Combine(folder, $"{training.Name}.json"));
    }

    private KeptNetwork Keep(Player player)
    {
        var (kind, file) = (player.Network.GetType(), $"{training!.Number:00}-{TrainingFacts.FileName(player.Name)}.safetensors");
        Weights.Save(player.Network, Path.Combine(folder, file));
        var name = kind.DeclaringType is { Namespace: not null } pair ? $"{pair.Name}.{kind.Name}" : kind.Name; // a notebook's classes have no namespace
        return new KeptNetwork(player.Name, name, player.Network.parameters().Sum(weights => weights.numel()), file);
    }
}
