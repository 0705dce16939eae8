using Minimax.Steps;
using SkiaSharp;
using TorchSharp.Modules;
using TorchSharp.Utils.tensorboard.Enums;
using static TorchSharp.torch;

namespace Minimax.Training;

/// <summary>
/// A log that TensorBoard shows: the numbers of a training as scalars, its samples as images, its weights as histograms, its settings as text.
/// </summary>
/// <param name="folder">Of the logs. Each training writes to one of its own in it, such as <c>02-G-D</c>.</param>
public sealed class TensorBoard(string folder) : ITrainingRecord
{
    private SummaryWriter? writer;
    private TrainingFacts? training;

    private static long Now => DateTimeOffset.UtcNow.ToUnixTimeSeconds(); // left out, it would be 1970

    /// <inheritdoc/>
    public void Begin(TrainingFacts training)
    {
        this.training = training;
        writer = utils.tensorboard.SummaryWriter(Path.Combine(folder, training.Name));
        static string Size(Player player) => $"{player.Network.GetType().Name}, {player.Network.parameters().Sum(w => w.numel())} numbers";
        string[] lines =
        [
            "| | |", "|---|---|", $"| run | {RunSettings.Latest?.ToString() ?? "–"} |", $"| steps | {training.Steps} |", $"| seed | {training.Seed} |",
            .. training.Networks.Select(player => $"| {player.Name} | {Size(player)} |"),
        ];
        writer.add_text("settings", string.Join('\n', lines), 0, Now);
    }

    /// <inheritdoc/>
    public void Report(Progress progress)
    {
        foreach (var (name, quantity, value) in progress.Numbers) writer!.add_scalar($"{quantity}/{name}", (float)value, (int)progress.Step, Now);
    }

    /// <inheritdoc/>
    public void Sampled(long step, Func<SKBitmap>? draw)
    {
        using var scope = NewDisposeScope();
        using var still = no_grad();
        if (draw is not null)
        {
            using var picture = draw();
            writer!.add_img("samples", Pixels(picture), (int)step, Now, dataformats: "HWC");
        }

        foreach (var player in training!.Networks)
            foreach (var (name, weights) in player.Network.named_parameters()) Histogram($"{player.Name}/{name}", weights, step);
    }

    /// <inheritdoc/>
    public void End(long stepsDone, TimeSpan elapsed)
    {
        // Each event was written when it came.
    }

    private void Histogram(string tag, Tensor weights, long step)
    {
        if (weights.numel() == 0 || !weights.isfinite().all().item<bool>()) return; // the loop is about to say so
        writer!.add_histogram(tag, weights.detach().cpu(), (int)step, HistogramBinSelector.Tensorflow, Now);
    }

    /// <returns>(height, width, 3) bytes.</returns>
    private static Tensor Pixels(SKBitmap picture)
    {
        using var plain = picture.Copy(SKColorType.Rgba8888);
        return tensor(plain.Bytes, [plain.Height, plain.Width, 4], ScalarType.Byte)[TensorIndex.Ellipsis, TensorIndex.Slice(0, 3)].contiguous();
    }
}
