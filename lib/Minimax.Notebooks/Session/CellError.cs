using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive.Events;

namespace Minimax.Notebooks.Session;

/// <summary>Why a cell failed, in the three parts that Jupyter shows.</summary>
/// <param name="Name">The exception's class.</param>
/// <param name="Message">What went wrong, in one line where possible.</param>
/// <param name="Traceback">The message and the places in the notebook's and the libraries' code, line by line.</param>
public sealed partial record CellError(string Name, string Message, IReadOnlyList<string> Traceback)
{
    private const string UsingHint = "A `using` declaration cannot stand at a cell's top level: write `using (var x = …) { … }`, or put it into a method.";
    private const string Package = "Microsoft.DotNet.Interactive.dll";
    private const string UnknownMagic = "DNI101";
    private const string NativeHint = "The native library said more: a cell with #!trace shows it.";

    private static readonly string[] Machinery =
    [
        "Microsoft.CodeAnalysis.Scripting.", "Microsoft.DotNet.Interactive.", "Minimax.Notebooks.", "System.Runtime.", "System.Threading.", "System.RuntimeMethodHandle",
    ];

    /// <summary>The first line of <see cref="Message"/>.</summary>
    public string Summary => Message.Split('\n', 2)[0].TrimEnd();

    /// <param name="failure">What the kernel says.</param>
    /// <param name="cell">What errors call the cell.</param>
    /// <param name="stop">Whether the cell was stopped.</param>
    internal static CellError From(CommandFailed failure, string cell, CancellationToken stop)
    {
        if (stop.IsCancellationRequested) return Stopped();
        return failure.Exception is { } exception ? From(exception, stop) : Refusal(failure.Message, cell);
    }

    internal static CellError Stopped() => new(nameof(OperationCanceledException), "The cell was stopped.", ["The cell was stopped."]);

    internal static CellError From(Exception exception, CancellationToken stop = default) => exception switch
    {
        ImportException import => From(import.Failure, import.Cell, stop),
        { InnerException: CompilationErrorException compilation } => Compilation(compilation),
        CellFault fault => new CellError(nameof(CellFault), fault.Message, [fault.Message]),
        NullReferenceException { TargetSite.Module.Name: Package } => Refusal("A magic command of this cell names a kernel that is not there.", ""),
        AggregateException { InnerExceptions: [var only] } => From(only, stop),
        TypeInitializationException { TypeName: "<Module>", InnerException: { } inner } => From(inner, stop),
        _ => Thrown(exception),
    };

    private static CellError Thrown(Exception exception)
    {
        var (name, message) = (exception.GetType().FullName!, Short(exception));
        string[] hint = message == exception.Message ? [] : [NativeHint];
        return new CellError(name, message, [$"{name}: {message}", .. Places(exception), .. hint]);
    }

    private static CellError Compilation(CompilationErrorException exception)
    {
        Diagnostic[] errors = [.. exception.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)];
        string[] lines = [.. errors.Select(Describe), .. errors.Any(IsUsingDeclaration) ? [UsingHint] : (string[])[]];
        return new CellError(nameof(CompilationErrorException), lines.FirstOrDefault() ?? exception.Message, lines);
    }

    private static string Describe(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetMappedLineSpan();
        var message = $"error {diagnostic.Id}: {diagnostic.GetMessage()}";
        return place.IsValid ? $"{place.Path}, line {place.StartLinePosition.Line + 1}, column {place.StartLinePosition.Character + 1}: {message}" : message;
    }

    private static bool IsUsingDeclaration(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.GetText().Lines.GetLineFromPosition(diagnostic.Location.SourceSpan.Start).ToString() is { } line
        && UsingDeclaration().IsMatch(line);

    /// <summary>A refusal of the cell's magic commands: some with their place, those of a package restore with what the restore printed.</summary>
    private static CellError Refusal(string message, string cell)
    {
        var text = PackageError().Match(message) is { Success: true } package ? package.Value.Trim() : message.Trim();
        var line = Place().Replace(text, match => $"{cell}, line {match.Groups[1]}, column {match.Groups[2]}: ");
        if (text.Contains(UnknownMagic, StringComparison.Ordinal)) line += ". #!lsmagic lists those that there are.";
        return new CellError(nameof(CellFault), line, [line]);
    }

    private static IEnumerable<string> Places(Exception exception)
    {
        for (var current = exception; current is not null; current = current.InnerException)
        {
            if (current != exception) yield return $"---> {current.GetType().FullName}: {Short(current)}";
            foreach (var frame in new StackTrace(current, fNeedFileInfo: true).GetFrames())
                if (Describe(frame) is { } place) yield return place;
        }
    }

    /// <summary>The message without the native library's own frames.</summary>
    private static string Short(Exception exception) => NativeFrames().Replace(exception.Message, "");

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

    [GeneratedRegex(@"^\s*(await\s+)?using\s+[^\s(=;]+\s+\w+\s*=")]
    private static partial Regex UsingDeclaration();

    [GeneratedRegex(@"\s*Exception raised from .* at .*\(most recent call first\):.*", RegexOptions.Singleline)]
    private static partial Regex NativeFrames();

    [GeneratedRegex(@"error NU\d+: [^\[\n]+")]
    private static partial Regex PackageError();

    [GeneratedRegex(@"^\((\d+),(\d+)\): ", RegexOptions.Multiline)]
    private static partial Regex Place();
}
