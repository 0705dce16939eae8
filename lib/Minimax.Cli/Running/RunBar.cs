using Minimax.Notebooks.Formats;
using Minimax.Notebooks.Session;
using Spectre.Console;

namespace Minimax.Cli.Running;

/// <summary>Shows one run of several: how many of its cells have run, and the whole of a failure.</summary>
internal sealed class RunBar(IAnsiConsole console, string name, ProgressTask bar) : IRunView
{
    private bool failed;

    public void CellStarted(NotebookCell cell, int count) => bar.MaxValue = count;

    public void Failed(CellError error)
    {
        failed = true;
        foreach (var line in error.Traceback) Said(line);
    }

    public void CellFinished(NotebookCell cell, TimeSpan elapsed)
    {
        if (!failed) bar.Increment(1);
    }

    public void Said(string line) => console.WriteLine($"{name}: {line}"); // above the bars, which past the console would be drawn over it

    public void Dispose() => bar.StopTask();
}
