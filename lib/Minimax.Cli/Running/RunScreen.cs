using System.Diagnostics;
using System.Globalization;
using Minimax.Notebooks.Formats;
using Minimax.Notebooks.Running;
using Minimax.Notebooks.Session;
using Spectre.Console;

namespace Minimax.Cli.Running;

/// <summary>
/// Shows a run in the terminal: one line for each finished cell, and below them, in place, what the running cell last displayed or printed.
/// Where the output is no terminal, the latter becomes a plain line every few seconds.
/// </summary>
internal sealed class RunScreen : IRunView
{
    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(5);
    private const string EraseLine = "\r\u001b[2K";
    private const string Red = "\u001b[31m";
    private const string Plain = "\u001b[0m";

    private readonly Lock drawing = new();
    private readonly IAnsiConsole console;
    private readonly bool live;
    private readonly Timer timer;
    private readonly Stopwatch cellClock = new();
    private string cell = "";
    private string latest = "";
    private string shown = "";

    public RunScreen(IAnsiConsole console, string name)
    {
        console.WriteLine(name);
        this.console = console;
        live = console.Profile.Capabilities.Ansi && console.Profile.Out.IsTerminal;
        timer = new Timer(_ => Draw(), null, live ? Redraw : PlainInterval, live ? Redraw : PlainInterval);
    }

    public void CellStarted(NotebookCell cell, int count)
    {
        lock (drawing)
        {
            this.cell = string.Create(CultureInfo.InvariantCulture, $"{cell.Number,3}/{count}");
            latest = cell.FirstLine;
            shown = "";
            cellClock.Restart();
        }
    }

    public void Printed(string stream, string text) => Show(text.Split('\n').LastOrDefault(line => line.Trim().Length > 0));

    public void Displayed(DisplayBundle bundle) => Show(FirstLine(bundle));

    public void Updated(DisplayBundle bundle) => Show(FirstLine(bundle));

    public void Failed(CellError error)
    {
        lock (drawing)
        {
            Erase();
            foreach (var line in error.Traceback) console.Profile.Out.Writer.WriteLine(live ? Red + line + Plain : line);
        }
    }

    public void CellFinished(NotebookCell cell, TimeSpan elapsed)
    {
        lock (drawing)
        {
            Erase();
            cellClock.Reset();
            Line(string.Create(CultureInfo.InvariantCulture, $"{this.cell} {elapsed.TotalSeconds,8:f1} s  {cell.FirstLine}"), "\n");
        }
    }

    public void Said(string line)
    {
        lock (drawing)
        {
            Erase();
            Console.Error.WriteLine(line);
        }
    }

    public void Dispose()
    {
        timer.Dispose();
        lock (drawing) Erase();
    }

    private void Show(string? line)
    {
        if (!string.IsNullOrWhiteSpace(line)) latest = line.Trim();
    }

    private static string? FirstLine(DisplayBundle bundle) => bundle.PlainText.Split('\n').FirstOrDefault(line => line.Trim().Length > 0);

    private void Draw()
    {
        lock (drawing)
        {
            if (!cellClock.IsRunning) return;
            if (!live && latest == shown) return;
            shown = latest;
            Erase();
            Line(string.Create(CultureInfo.InvariantCulture, $"{cell} {cellClock.Elapsed.TotalSeconds,8:f0} s  {latest}"), live ? "" : "\n");
        }
    }

    private void Line(string text, string end)
    {
        var width = live ? Math.Max(console.Profile.Width - 1, 20) : int.MaxValue;
        console.Profile.Out.Writer.Write((text.Length > width ? text[..(width - 1)] + "…" : text) + end);
        console.Profile.Out.Writer.Flush();
    }

    private void Erase()
    {
        if (live) console.Profile.Out.Writer.Write(EraseLine);
    }
}
