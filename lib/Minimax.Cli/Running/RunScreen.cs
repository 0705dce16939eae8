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
internal sealed class RunScreen : INotebookObserver, IDisposable
{
    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(5);
    private const string EraseLine = "\r\u001b[2K";
    private const string Red = "\u001b[31m";
    private const string Plain = "\u001b[0m";

    private readonly Lock _drawing = new();
    private readonly IAnsiConsole _console;
    private readonly bool _live;
    private readonly Timer _timer;
    private readonly Stopwatch _cellClock = new();
    private string _cell = "";
    private string _latest = "";
    private string _shown = "";

    public RunScreen(IAnsiConsole console)
    {
        _console = console;
        _live = console.Profile.Capabilities.Ansi && console.Profile.Out.IsTerminal;
        _timer = new Timer(_ => Draw(), null, _live ? Redraw : PlainInterval, _live ? Redraw : PlainInterval);
    }

    public void CellStarted(NotebookCell cell, int count)
    {
        lock (_drawing)
        {
            _cell = string.Create(CultureInfo.InvariantCulture, $"{cell.Number,3}/{count}");
            _latest = cell.FirstLine;
            _shown = "";
            _cellClock.Restart();
        }
    }

    public void Printed(string stream, string text) => Show(text.Split('\n').LastOrDefault(line => line.Trim().Length > 0));

    public void Displayed(DisplayBundle bundle) => Show(FirstLine(bundle));

    public void Updated(DisplayBundle bundle) => Show(FirstLine(bundle));

    public void Failed(CellError error)
    {
        lock (_drawing)
        {
            Erase();
            foreach (var line in error.Traceback) _console.Profile.Out.Writer.WriteLine(_live ? Red + line + Plain : line);
        }
    }

    public void CellFinished(NotebookCell cell, TimeSpan elapsed)
    {
        lock (_drawing)
        {
            Erase();
            _cellClock.Reset();
            Line(string.Create(CultureInfo.InvariantCulture, $"{_cell} {elapsed.TotalSeconds,8:f1} s  {cell.FirstLine}"), "\n");
        }
    }

    /// <summary>The process of the cells wrote a line past them: a native library warns, or says why it gives up.</summary>
    public void Said(string line)
    {
        lock (_drawing)
        {
            Erase();
            Console.Error.WriteLine(line);
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        lock (_drawing) Erase();
    }

    private void Show(string? line)
    {
        if (!string.IsNullOrWhiteSpace(line)) _latest = line.Trim();
    }

    private static string? FirstLine(DisplayBundle bundle) => bundle.PlainText.Split('\n').FirstOrDefault(line => line.Trim().Length > 0);

    private void Draw()
    {
        lock (_drawing)
        {
            if (!_cellClock.IsRunning) return;
            if (!_live && _latest == _shown) return;
            _shown = _latest;
            Erase();
            Line(string.Create(CultureInfo.InvariantCulture, $"{_cell} {_cellClock.Elapsed.TotalSeconds,8:f0} s  {_latest}"), _live ? "" : "\n");
        }
    }

    private void Line(string text, string end)
    {
        var width = _live ? Math.Max(_console.Profile.Width - 1, 20) : int.MaxValue;
        _console.Profile.Out.Writer.Write((text.Length > width ? text[..(width - 1)] + "…" : text) + end);
        _console.Profile.Out.Writer.Flush();
    }

    private void Erase()
    {
        if (_live) _console.Profile.Out.Writer.Write(EraseLine);
    }
}
