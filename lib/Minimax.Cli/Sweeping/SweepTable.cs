using System.Globalization;
using Minimax.Notebooks.Formats;

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
        AtomicFile.Write(file, string.Concat(rows.Prepend(names.Select(Quoted)).Select(row => string.Join(',', row) + Environment.NewLine)));
        return file;
    }

    private static string Quoted(string name) => name.AsSpan().IndexOfAny(',', '"', '\n') < 0 ? name : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
