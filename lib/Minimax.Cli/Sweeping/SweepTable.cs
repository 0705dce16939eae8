using System.Globalization;
using Minimax.Notebooks.Formats;
using Minimax.Training;

namespace Minimax.Cli.Sweeping;

/// <summary>What a sweep has gathered, as a file: a row a run, with its settings, its seed, its numbers, unrounded, and its seconds.</summary>
internal static class SweepTable
{
    /// <param name="sweep">Says which numbers there are.</param>
    /// <param name="good">The runs that came out well.</param>
    /// <param name="folder">Receives the table under the sweep's name.</param>
    /// <returns>The file.</returns>
    public static string Write(Sweep sweep, IReadOnlyList<(SweepTask Task, SweepResult Result)> good, string folder)
    {
        string[] names = [.. sweep.Settings.Keys, "seed", .. sweep.Collect, "seconds"];
        var rows = good.Select(run => run.Task.Settings.Values.Append(run.Task.Seed)
            .Concat(sweep.Collect.Select(name => run.Result.Numbers[name])).Append(Math.Round(run.Result.Seconds))
            .Select(number => number.ToString(CultureInfo.InvariantCulture)));
        var file = Path.Combine(folder, $"{sweep.Name}.csv");
        AtomicFile.Write(file, Csv.Of(rows.Prepend(names)));
        return file;
    }
}
