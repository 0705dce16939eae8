using Minimax.Cli.Verbs;
using Minimax.Data;
using Minimax.Notebooks.Jupyter;

namespace Minimax.Cli.Bench;

/// <summary>What <c>bench</c> measures besides training steps: the notebook kernel and the loaders, which have no twin in PyTorch.</summary>
internal static class Extras
{
    private const int Cells = 300; // a long session

    /// <summary>By name: what was measured, in words with its unit.</summary>
    public static readonly IReadOnlyDictionary<string, Func<CancellationToken, Task<IReadOnlyList<string>>>> All =
        new Dictionary<string, Func<CancellationToken, Task<IReadOnlyList<string>>>>
        {
            ["kernel"] = KernelAsync,
            ["data"] = DataAsync,
        };

    private static async Task<IReadOnlyList<string>> KernelAsync(CancellationToken stop)
    {
        var found = await KernelBench.MeasureAsync(KernelVerb.StartCommand, Cells, stop);
        return
        [
            $"ready after {found.Ready.TotalSeconds:F2} s, first cell {found.FirstCell.TotalSeconds:F2} s, later cells {found.TrivialCell.TotalMilliseconds:F0} ms",
            $"{found.IdleMegabytes:F0} MB before the first cell, at most {found.PeakMegabytes:F0} MB in {found.Cells} cells",
        ];
    }

    private static async Task<IReadOnlyList<string>> DataAsync(CancellationToken stop)
    {
        var digits = await DataSets.MnistOrGlyphsAsync(Console.WriteLine, cancellation: stop);
        List<string> found = [$"{DataThroughput.Batches(digits.Train):N0} images a second from memory, in batches of 64"];
        var folder = await DataSets.Cifar10.FetchAsync(cancellation: stop);
        found.Add($"CIFAR-10 from its archive in {DataThroughput.Cifar10Loading(folder).TotalSeconds:F1} s");
        return found;
    }
}
