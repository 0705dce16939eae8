using System.Globalization;
using Microsoft.VisualBasic.FileIO;
using Minimax.Data;

namespace Minimax.Training;

/// <summary>
/// The table of a run that no notebook has time for: <c>long-runs/NAME.csv</c>, which a script beside it fills row by row and a notebook
/// shows. A script that is stopped and started again finds the rows that are done.
/// </summary>
public sealed class LongRun
{
    private readonly string name;
    private readonly List<string[]> lines = []; // the columns' names, then the rows

    private LongRun(string name)
    {
        this.name = name;
        if (!System.IO.File.Exists(File)) return;
        using var parser = new TextFieldParser(File) { Delimiters = [","] };
        while (parser.ReadFields() is { } fields) lines.Add(fields);
        var odd = lines.FindIndex(line => line.Length != lines[0].Length);
        if (odd >= 0) throw new InvalidDataException($"{File}: line {odd + 1} has {lines[odd].Length} values, and there are {lines[0].Length} columns.");
    }

    /// <summary>The rows' values, as they are written.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows => lines.Count > 0 ? lines[1..] : [];

    /// <summary>Seconds of a core that this process has used so far: other work does not count, but slows a core that is shared with it.</summary>
    public static double CoreSeconds => Environment.CpuUsage.TotalTime.TotalSeconds;

    /// <summary>Where the run's checkpoint belongs: outside of what is stored.</summary>
    public string CheckpointFile => Path.Combine(Root, ".minimax", "long-runs", $"{name}.checkpoint");

    private static string Root { get; } = Find(Environment.CurrentDirectory) ?? Find(Path.GetDirectoryName(typeof(LongRun).Assembly.Location)!)
        ?? throw new DirectoryNotFoundException("A long run belongs to the course: neither the current folder nor the library lies in a copy of it.");

    private string File => Path.Combine(Root, "long-runs", $"{name}.csv");

    /// <summary>For a script: the table as far as it is filled, or a new one.</summary>
    /// <exception cref="InvalidDataException">The file has other columns.</exception>
    public static LongRun Open(string name, params string[] columns)
    {
        var run = new LongRun(name);
        if (run.lines.Count == 0) run.lines.Add(columns);
        if (!run.lines[0].SequenceEqual(columns))
            throw new InvalidDataException($"{run.File} has the columns {string.Join(", ", run.lines[0])}, not {string.Join(", ", columns)}. Delete it to begin anew.");
        return run;
    }

    /// <summary>For a notebook: the table that is stored.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static LongRun Read(string name)
    {
        var run = new LongRun(name);
        return run.Rows.Count > 0 ? run : throw new FileNotFoundException($"{run.File} is missing or has no rows: dotnet run long-runs/{name}.cs makes it; if that is played by a sweep, its first lines say so.", run.File);
    }

    /// <summary>Whether there is a row that begins with these values.</summary>
    public bool Has(params object[] key) => Rows.Any(row => Begins(row, key));

    /// <summary>Adds a row in the place of those that begin with the same <paramref name="keys"/> values, or at the end, and writes the file, whole or not at all.</summary>
    /// <returns>The row, as it is written.</returns>
    /// <exception cref="ArgumentException">There are not as many values as columns.</exception>
    public IReadOnlyList<string> Add(int keys, params object[] values)
    {
        if (values.Length != lines[0].Length) throw new ArgumentException($"{values.Length} values do not fit {lines[0].Length} columns.", nameof(values));
        var (row, place) = (Array.ConvertAll(values, Write), lines.FindIndex(1, line => Begins(line, values[..keys])));
        lines.RemoveAll(line => line != lines[0] && Begins(line, values[..keys]));
        lines.Insert(place < 0 ? lines.Count : place, row);
        WholeFile.Write(File, Csv.Of(lines));
        return row;
    }

    /// <summary>Forgets all rows: a run begins anew.</summary>
    public void Clear() => lines.RemoveRange(1, lines.Count - 1);

    /// <summary>A column's numbers, in the rows that begin with these values.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public IReadOnlyList<double> Numbers(string column, params object[] key)
    {
        var at = Array.IndexOf(lines[0], column);
        if (at < 0) throw new ArgumentException($"{File} has no column '{column}', but {string.Join(", ", lines[0])}.", nameof(column));
        return [.. Rows.Where(row => Begins(row, key)).Select(row => double.Parse(row[at], CultureInfo.InvariantCulture))];
    }

    private static bool Begins(IReadOnlyList<string> row, object[] key) => row.Take(key.Length).SequenceEqual(key.Select(Write));

    private static string Write(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static string? Find(string start)
    {
        var folder = new DirectoryInfo(start);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "long-runs"))) folder = folder.Parent;
        return folder?.FullName;
    }
}
