using System.Globalization;
using Minimax.Cli.Verbs;
using Minimax.Notebooks.Formats;
using Minimax.Notebooks.Pages;
using Minimax.Notebooks.Running;
using Spectre.Console;

namespace Minimax.Cli.Running;

/// <summary>Runs notebooks and stores what they showed.</summary>
/// <param name="Console">Where progress is shown.</param>
/// <param name="Out">The folder that receives <c>NAME.ipynb</c>, <c>NAME.html</c>, the pictures in <c>NAME/</c> and what was trained in <c>NAME/weights/</c>.</param>
internal sealed record RunCommand(IAnsiConsole Console, string Out)
{
    /// <summary>The exit code that shells give to what Ctrl-C ended.</summary>
    public const int Stopped = 130;

    /// <summary>The folder of TensorBoard's logs, one for each notebook in it; null keeps none.</summary>
    public string? TensorBoard { get; init; }

    /// <summary>How many notebooks run at once, each on one thread if there are several.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>Where the weights are that a run of a notebook has left.</summary>
    public static string Weights(string folder, string name) => Path.GetFullPath(Path.Combine(folder, name, "weights"));

    public async Task<int> RunAsync(IReadOnlyList<string> notebooks, CancellationToken stop)
    {
        var rows = new RunRow?[notebooks.Count];
        if (Jobs > 1) await RunBars.ShowAsync(Console, bars => InTurnsAsync(name => bars.Add(name)));
        else await InTurnsAsync(name => new RunScreen(Console, name));

        RunRow[] ran = [.. rows.OfType<RunRow>()];
        if (ran.Any(row => row.Run is not null)) Console.Write(Table(ran));
        foreach (var row in ran.Where(row => row.Fault is not null)) System.Console.Error.WriteLine($"minimax: {row.Fault}");
        if (stop.IsCancellationRequested) return Stopped;
        return ran.All(row => row.Fault is null) ? 0 : 1;

        Task InTurnsAsync(Func<string, IRunView> view) =>
            Parallel.ForEachAsync(notebooks.Index(), new ParallelOptions { MaxDegreeOfParallelism = Jobs, CancellationToken = CancellationToken.None }, async (notebook, _) =>
            {
                if (!stop.IsCancellationRequested) rows[notebook.Index] = await RunAsync(notebook.Item, view, stop);
            });
    }

    private async Task<RunRow> RunAsync(string file, Func<string, IRunView> view, CancellationToken stop)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        NotebookRun? run = null;
        try
        {
            var notebook = Notebook.Load(file);
            CheckOut();
            ForgetRecords(name);
            _ = Task.Run(() => HtmlPage.Render(Notebook.Load(file)), CancellationToken.None); // loads what draws a page, on which Ctrl-C is not to wait
            using (var watched = view(name)) run = await Runner(name, watched).RunAsync(notebook, stop);
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

    /// <summary>Forgets what an earlier run of the notebook has kept.</summary>
    private void ForgetRecords(string name)
    {
        var weights = Weights(Out, name);
        if (Directory.Exists(weights)) Directory.Delete(weights, recursive: true);
    }

    private NotebookRunner Runner(string name, IRunView view) =>
        new(folder => new SessionProcess(SessionVerb.StartCommand, folder, view.Said, Told(name)), view) { OutputFile = Path.Combine(Out, name + ".ipynb") };

    /// <summary>
    /// What the process of the cells is told by its environment: where to keep what it trains, and, unless that is to be had in seconds, where to look
    /// up what other notebooks have made.
    /// </summary>
    private Dictionary<string, string> Told(string name)
    {
        var told = new Dictionary<string, string> { ["MINIMAX_WEIGHTS"] = Weights(Out, name) };
        if (Environment.GetEnvironmentVariable("MINIMAX_BUDGET") != "smoke") told["MINIMAX_MADE"] = Path.GetFullPath(Path.Combine(Out, "made"));
        if (TensorBoard is not null) told["MINIMAX_TENSORBOARD"] = Path.GetFullPath(Path.Combine(TensorBoard, name));
        if (Jobs > 1) (told["OMP_NUM_THREADS"], told["OMP_WAIT_POLICY"]) = ("1", "passive"); // they share the processors
        return told;
    }

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
