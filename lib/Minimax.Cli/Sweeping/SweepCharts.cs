using System.Globalization;
using Minimax.Display;
using Minimax.Notebooks.Formats;

namespace Minimax.Cli.Sweeping;

/// <summary>What a sweep has gathered, as pictures: for each number a bar a setting, its mean, and a point a run.</summary>
internal static class SweepCharts
{
    /// <param name="sweep">Says which numbers there are.</param>
    /// <param name="good">The runs that came out well.</param>
    /// <param name="folder">Receives <c>0-NUMBER.svg</c> and so on.</param>
    /// <returns>The files, in the order of the numbers; none where no run came out well.</returns>
    public static IReadOnlyList<string> Write(Sweep sweep, IReadOnlyList<(SweepTask Task, SweepResult Result)> good, string folder) =>
        good.Count == 0 ? [] : [.. sweep.Collect.Select((name, at) => Write(Of(name, good), Path.Combine(folder, FileName(name, at))))];

    private static Chart Of(string name, IReadOnlyList<(SweepTask Task, SweepResult Result)> good)
    {
        var settings = good.GroupBy(one => one.Task.Words, one => one.Result.Numbers[name]).ToList();
        var runs = settings.SelectMany((group, at) => group.Select(value => (At: (double)at, Value: value))).ToList(); // bars stand around whole numbers
        return new Chart($"{name}: the mean, and each run") { X = new Axis("settings"), Y = new Axis(name) }
            .Bars("mean", [.. settings.Select(group => group.Key)], [.. settings.Select(group => group.Average())])
            .Points("runs", [.. runs.Select(run => run.At)], [.. runs.Select(run => run.Value)], isLarge: true);
    }

    private static string Write(Chart chart, string file)
    {
        AtomicFile.Write(file, chart.ToSvg());
        return file;
    }

    // The number's place keeps apart what is alike once it is fit to be a file's name.
    private static string FileName(string name, int at) =>
        string.Create(CultureInfo.InvariantCulture, $"{at}-{string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'))}.svg");
}
