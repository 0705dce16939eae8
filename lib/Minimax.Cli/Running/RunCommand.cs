using System.Globalization;
using Minimax.Cli.Verbs;
using Minimax.Notebooks.Formats;
using Minimax.Notebooks.Pages;
using Minimax.Notebooks.Running;
using Spectre.Console;

namespace Minimax.Cli.Running;

/// <summary>Runs notebooks one after the other and stores what they showed.</summary>
/// <param name="Console">Where progress is shown.</param>
/// <param name="Out">The folder that receives <c>NAME.ipynb</c>, <c>NAME.html</c>, the pictures in <c>NAME/</c> and what was trained in <c>NAME/weights/</c>.</param>
internal sealed record RunCommand(IAnsiConsole Console, string Out)
{
    /// <summary>The exit code that shells give to what Ctrl-C ended.</summary>
    public const int Stopped = 130;

    /// <summary>The folder of TensorBoard's logs, one for each notebook in it; null keeps none.</summary>
    public string? TensorBoard { get; init; }

    /// <summary>Where the weights are that a run of a notebook has left.</summary>
    public static string Weights(string folder, string name) => Path.GetFullPath(Path.Combine(folder, name, "weights"));

    public async Task<int> RunAsync(IReadOnlyList<string> notebooks, CancellationToken stop)
    {
        var rows = new List<RunRow>();
        foreach (var notebook in notebooks)
        {
            var row = await RunAsync(notebook, stop);
            rows.Add(row);
            if (row.Fault is not null) System.Console.Error.WriteLine($"minimax: {row.Fault}");
            if (stop.IsCancellationRequested) break;
        }

        if (rows.Exists(row => row.Run is not null)) Console.Write(Table(rows));
        if (stop.IsCancellationRequested) return Stopped;
        return rows.All(row => row.Fault is null) ? 0 : 1;
    }

    private async Task<RunRow> RunAsync(string file, CancellationToken stop)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        NotebookRun? run = null;
        try
        {
            var notebook = Notebook.Load(file);
            CheckOut();
            KeepRecords(name);
            Console.WriteLine(name);
            _ = Task.Run(() => HtmlPage.Render(Notebook.Load(file)), CancellationToken.None); // loads what draws a page, on which Ctrl-C is not to wait
            using (var screen = new RunScreen(Console)) run = await Runner(name, screen).RunAsync(notebook, stop);
            HtmlPage.Save(notebook, Path.Combine(Out, name + ".html"));
            PictureFiles.Save(notebook, Path.Combine(Out, name));
            return new RunRow(name, run, Fault(name, run));
        }
        catch (Exception exception) when (exception is NotebookFormatException or IOException or UnauthorizedAccessException)
        {
            return new RunRow(name, run, exception.Message.ReplaceLineEndings(" "));
        }
    }

    /// <summary>That results cannot be stored is to be known before anyone waited for them.</summary>
    private void CheckOut()
    {
        try
        {
            Directory.CreateDirectory(Out);
            var probe = Path.Combine(Out, Path.GetRandomFileName());
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"the folder {Out} cannot be written to: {exception.Message}", exception);
        }
    }

    /// <summary>
    /// Tells the process of the cells, by its environment, to keep what it trains, and forgets what an earlier run has kept. What is to be had in seconds
    /// is not looked up among what other notebooks have made.
    /// </summary>
    private void KeepRecords(string name)
    {
        var weights = Weights(Out, name);
        if (Directory.Exists(weights)) Directory.Delete(weights, recursive: true);
        Environment.SetEnvironmentVariable("MINIMAX_WEIGHTS", weights);
        if (Environment.GetEnvironmentVariable("MINIMAX_BUDGET") != "smoke") Environment.SetEnvironmentVariable("MINIMAX_MADE", Path.GetFullPath(Path.Combine(Out, "made")));
        if (TensorBoard is not null) Environment.SetEnvironmentVariable("MINIMAX_TENSORBOARD", Path.GetFullPath(Path.Combine(TensorBoard, name)));
    }

    private NotebookRunner Runner(string name, RunScreen screen) =>
        new(screen, folder => new SessionProcess(SessionVerb.StartCommand, folder, screen.Said)) { OutputFile = Path.Combine(Out, name + ".ipynb") };

    private static string? Fault(string name, NotebookRun run)
    {
        if (run.Succeeded) return null;
        return run.Stopped ? $"{name}: stopped in cell {run.Ran + 1} of {run.Cells}; what ran is kept." : $"{name}, cell {run.Ran + 1}: {run.Error!.Summary}";
    }

    private static Table Table(IEnumerable<RunRow> rows)
    {
        string[] numbers = ["cells", "seconds", "peak MiB"];
        var table = new Table().AddColumn("notebook").AddColumns([.. numbers.Select(name => new TableColumn(name).RightAligned())]).AddColumn("result");
        foreach (var (name, run, fault) in rows)
        {
            var cells = run is null ? "" : $"{run.Ran}/{run.Cells}";
            var seconds = run?.Elapsed.TotalSeconds.ToString("f1", CultureInfo.InvariantCulture) ?? "";
            var peak = run?.PeakMemory?.ToString("f0", CultureInfo.InvariantCulture) ?? "";
            table.AddRow(Markup.Escape(name), cells, seconds, peak, fault is null ? "ok" : "failed");
        }

        return table;
    }
}
