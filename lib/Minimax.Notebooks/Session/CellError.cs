using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;

namespace Minimax.Notebooks.Session;

/// <summary>Why a cell failed, in the three parts that Jupyter shows.</summary>
/// <param name="Name">The exception's class.</param>
/// <param name="Message">What went wrong, in one line where possible.</param>
/// <param name="Traceback">The message and the places in the notebook's and the libraries' code, line by line.</param>
public sealed record CellError(string Name, string Message, IReadOnlyList<string> Traceback)
{
    private static readonly string[] Machinery =
    [
        "Microsoft.CodeAnalysis.Scripting.", "Minimax.Notebooks.", "System.Runtime.", "System.Threading.", "System.RuntimeMethodHandle",
    ];

    /// <summary>The first line of <see cref="Message"/>.</summary>
    public string Summary => Message.Split('\n', 2)[0].TrimEnd();

    internal static CellError From(Exception exception, CancellationToken stop) => exception switch
    {
        OperationCanceledException or ThreadInterruptedException when stop.IsCancellationRequested => Stopped(),
        CompilationErrorException compilation => Compilation(compilation),
        CellFault fault => new CellError(nameof(CellFault), fault.Message, [fault.Message]),
        AggregateException { InnerExceptions: [var only] } => From(only, stop),
        _ => new CellError(exception.GetType().FullName!, exception.Message, [$"{exception.GetType().FullName}: {exception.Message}", .. Places(exception)]),
    };

    internal static CellError Stopped() => new(nameof(OperationCanceledException), "The cell was stopped.", ["The cell was stopped."]);

    private static CellError Compilation(CompilationErrorException exception)
    {
        string[] lines = [.. exception.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(Describe)];
        return new CellError(nameof(CompilationErrorException), lines.FirstOrDefault() ?? exception.Message, lines);
    }

    private static string Describe(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetMappedLineSpan();
        var message = $"error {diagnostic.Id}: {diagnostic.GetMessage()}";
        return place.IsValid ? $"{place.Path}, line {place.StartLinePosition.Line + 1}, column {place.StartLinePosition.Character + 1}: {message}" : message;
    }

    private static IEnumerable<string> Places(Exception exception)
    {
        for (var current = exception; current is not null; current = current.InnerException)
        {
            if (current != exception) yield return $"---> {current.GetType().FullName}: {current.Message}";
            foreach (var frame in new StackTrace(current, fNeedFileInfo: true).GetFrames())
                if (Describe(frame) is { } place) yield return place;
        }
    }

    private static string? Describe(StackFrame frame)
    {
        if (frame.GetMethod() is not { } method) return null;
        var owner = method.DeclaringType?.FullName ?? "";
        if (Machinery.Any(prefix => owner.StartsWith(prefix, StringComparison.Ordinal))) return null;

        var name = owner.StartsWith("Submission#", StringComparison.Ordinal) ? Readable(owner, method.Name) : $"{owner}.{method.Name}";
        if (frame.GetFileName() is not { } file) return $"   at {name}";
        var shown = File.Exists(file) ? file : Path.GetFileName(file); // a cell's name is no file, but the debug information makes a path of it
        return $"   at {name} in {shown}, line {frame.GetFileLineNumber()}";
    }

    /// <summary>The compiler wraps a cell in a class <c>Submission#3</c>, and its asynchronous top level in <c>&lt;&lt;Initialize&gt;&gt;d__0.MoveNext</c>.</summary>
    private static string Readable(string owner, string method)
    {
        var inner = owner[(owner.IndexOfAny(['+', '.']) + 1)..];
        if (inner.Contains("<<Initialize>>", StringComparison.Ordinal)) return "the cell";
        return owner.IndexOfAny(['+', '.']) < 0 ? method : $"{inner.Replace('+', '.')}.{method}";
    }
}
