using SkiaSharp;

namespace Minimax.Training;

/// <summary>The records that the environment asks for, and the way of a picture to them.</summary>
internal static class TrainingRecords
{
    [ThreadStatic]
    private static Func<SKBitmap>? newest;

    /// <summary>
    /// One for each variable that is set: <c>MINIMAX_TENSORBOARD</c> names the folder of the logs, <c>MINIMAX_WEIGHTS</c> that of the weights.
    /// <c>minimax run</c> sets them.
    /// </summary>
    public static IReadOnlyList<ITrainingRecord> Asked()
    {
        var records = new List<ITrainingRecord>();
        if (Variable("MINIMAX_TENSORBOARD") is { } logs) records.Add(new TensorBoard(logs));
        if (Variable("MINIMAX_WEIGHTS") is { } weights) records.Add(new WeightsRecord(weights));
        return records;
    }

    /// <summary>What a view shows of the newest samples. A loop knows no pictures and a view no loop: they meet here, on the thread that trains.</summary>
    public static void Show(Func<SKBitmap> draw) => newest = draw;

    /// <summary>What was shown since the last time; null if nothing was.</summary>
    public static Func<SKBitmap>? Take()
    {
        var shown = newest;
        newest = null;
        return shown;
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
