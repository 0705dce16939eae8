using System.Text;
using Microsoft.DotNet.Interactive;

namespace Minimax.Notebooks.Session;

/// <summary>A console stream that goes to the cell whose code writes, and to the real console when no cell does.</summary>
internal sealed class RoutingWriter(string stream, TextWriter console) : TextWriter
{
    private static readonly Lock Installing = new();
    private static bool installed;

    public override Encoding Encoding => Encoding.UTF8;

    public static void Install()
    {
        lock (Installing)
        {
            if (installed) return;
            installed = true;
            Console.SetOut(new RoutingWriter("stdout", Console.Out));
            Console.SetError(new RoutingWriter("stderr", Console.Error));
        }
    }

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(string? value)
    {
        if (string.IsNullOrEmpty(value)) return;
        if (KernelInvocationContext.Current is { } context) context.Sink.Print(stream, value);
        else console.Write(value);
    }

    public override void WriteLine() => Write("\n");

    public override void WriteLine(string? value) => Write(value + "\n");

    public override void Flush() => console.Flush();
}
