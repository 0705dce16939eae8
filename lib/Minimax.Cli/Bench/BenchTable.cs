using System.Globalization;
using Spectre.Console;

namespace Minimax.Cli.Bench;

/// <summary>Rows as a table.</summary>
internal static class BenchTable
{
    private const int Width = 160; // characters: a pipe claims 80, which is too few

    private static readonly string[] Columns = ["step", "engine", "time", "spread", "ours / it", "images/s", "peak MiB", "floor", "× floor", "others' work"];

    public static void Write(IAnsiConsole console, IReadOnlyList<BenchRow> rows)
    {
        console.Profile.Width = Math.Max(console.Profile.Width, Width);
        var table = new Table().AddColumns([.. Columns.Select(name => new TableColumn(name).NoWrap())]);
        foreach (var row in rows) table.AddRow([.. Cells(row).Select(Markup.Escape)]);
        console.Write(table);
        foreach (var row in rows.Where(r => r.Note.Length > 0)) console.WriteLine($"{row.Step}: {row.Engine}: {row.Note}");
    }

    /// <summary>A time in the unit that suits it.</summary>
    public static string Time(double milliseconds) => milliseconds switch
    {
        < 0.1 => Text(milliseconds * 1000, "F2") + " µs",
        < 10 => Text(milliseconds, "F2") + " ms",
        < 1000 => Text(milliseconds, "F1") + " ms",
        _ => Text(milliseconds / 1000, "F2") + " s",
    };

    private static string[] Cells(BenchRow row) =>
    [
        row.Step,
        row.Engine,
        Time(row.Milliseconds),
        row.Rounds.Count > 1 ? $"{Time(row.Rounds.Min())} to {Time(row.Rounds.Max())}" : "",
        Text(row.Ratio, "F2"),
        Text(row.Rate, "N0"),
        Text(row.Peak, "F0"),
        row.Floor is { } floor ? Time(floor) : "",
        Text(row.Milliseconds / row.Floor, "F2"),
        Text(row.Disturbance, "P0"),
    ];

    private static string Text(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "";
}
