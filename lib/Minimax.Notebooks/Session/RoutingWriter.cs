using System.Reactive.Disposables;
using System.Text;
using Microsoft.DotNet.Interactive.Utility;

namespace Minimax.Notebooks.Session;

/// <summary>A console stream that goes to the cell whose code writes, and to the real console when no cell does.</summary>
internal sealed class RoutingWriter(string stream, TextWriter console) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>
    /// Once. The package would put a writer of its own into the console's place for each cell, and keep each piece of text as an event; as long as somebody
    /// listens to it, it leaves the console alone.
    /// </summary>
    public static void Install()
    {
        var (output, error) = (Console.Out, Console.Error);
        ConsoleOutput.Subscribe(_ => Disposable.Empty);
        Console.SetOut(new RoutingWriter("stdout", output));
        Console.SetError(new RoutingWriter("stderr", error));
    }

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(string? value)
    {
        if (string.IsNullOrEmpty(value)) return;
        if (Cell.Current is { } cell) cell.Sink.Print(stream, value);
        else console.Write(value);
    }

    public override void WriteLine() => Write("\n");

    public override void WriteLine(string? value) => Write(value + "\n");

    public override void Flush() => console.Flush();
}
