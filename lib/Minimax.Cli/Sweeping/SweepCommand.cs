using System.Globalization;
using Minimax.Metrics;
using Spectre.Console;

namespace Minimax.Cli.Sweeping;

/// <summary>Has a sweep run, and gathers what came of it.</summary>
/// <param name="Console">Where the table is shown.</param>
/// <param name="Sweep">The sweep.</param>
/// <param name="Runner">Knows its tasks' results.</param>
/// <param name="Engine">Runs its tasks.</param>
internal sealed record SweepCommand(IAnsiConsole Console, Sweep Sweep, TaskRunner Runner, ISweepEngine Engine)
{
    /// <returns>The exit code: 0 if every task came out well.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var left = Sweep.Tasks.Where(task => Runner.Done(task) is null).ToList();
        var line = Console.Profile.Out.Writer;
        line.WriteLine($"{Sweep.Name}: {Sweep.Tasks.Count} runs of {Sweep.Run}, {Sweep.Tasks.Count - left.Count} of them there already, {Engine.Place}");
        foreach (var task in left) File.Delete(Runner.File(task)); // so that no old failure is taken for a new one
        if (left.Count > 0) await Runner.BuildAsync(stop);
        if (left.Count > 0) await Engine.RunAsync(left, Say, stop);
        return Gather();
    }

    private void Say(SweepTask task, SweepResult result) => Console.Profile.Out.Writer.WriteLine(
        $"{task.Number,3}  {task.Words}, seed {task.Seed}: {result.Fault ?? Told(result)}");

    private string Told(SweepResult result) => string.Join(", ", Sweep.Collect.Select(name => $"{name} {Text(result.Numbers[name])}"));

    /// <summary>Shows a row for each setting, and what failed.</summary>
    private int Gather()
    {
        var results = Sweep.Tasks.Select(task => (Task: task, Result: SweepResult.Read(Runner.File(task), Sweep.Key(task)))).ToList();
        var table = new Table().AddColumn("settings").AddColumn(new TableColumn("runs").RightAligned())
            .AddColumns([.. Sweep.Collect.Select(name => new TableColumn(Markup.Escape(name)).RightAligned())]);
        foreach (var rows in results.GroupBy(one => one.Task.Words))
        {
            var good = rows.Select(one => one.Result).Where(result => result is { Fault: null }).ToList();
            var runs = good.Count == rows.Count() ? $"{good.Count}" : $"{good.Count} of {rows.Count()}";
            string[] cells = [rows.Key, runs, .. Sweep.Collect.Select(name => Summary([.. good.Select(result => result!.Numbers[name])]))];
            table.AddRow([.. cells.Select(Markup.Escape)]);
        }

        Console.Write(table);
        var whole = results.Where(one => one.Result is { Fault: null }).Select(one => (one.Task, one.Result!)).ToList();
        Console.Profile.Out.Writer.WriteLine($"table     {SweepTable.Write(Sweep, whole, Runner.Folder)}");
        foreach (var file in SweepCharts.Write(Sweep, whole, Runner.Folder)) Console.Profile.Out.Writer.WriteLine($"chart     {file}");
        var failed = results.Where(one => one.Result is not { Fault: null }).ToList();
        foreach (var (task, result) in failed)
        {
            System.Console.Error.WriteLine($"minimax: run {task.Number} ({task.Words}, seed {task.Seed}) failed: {result?.Fault ?? "it left nothing"}");
            foreach (var last in result?.LastLines ?? Engine.LastLines(task)) System.Console.Error.WriteLine($"    {last}");
        }

        return failed.Count == 0 ? 0 : 1;
    }

    private static string Summary(double[] values) => values.Length == 0 ? "–" : Spread.Of(values).ToString("G4");

    private static string Text(double number) => number.ToString("G4", CultureInfo.InvariantCulture);
}
