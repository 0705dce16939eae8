using System.Globalization;
using System.Text.Json.Nodes;
using Markdig;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Minimax.Notebooks.Session;

namespace Minimax.Notebooks.Language;

/// <summary>
/// Answers a front end's questions about code that has not run: is it complete, what fits here, what is this. Places are counted in code points, as Jupyter
/// does.
/// </summary>
internal sealed class LanguageService(CSharpSession session)
{
    private const int MostOverloads = 8;

    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    /// <summary>Whether a line-by-line front end should run the code or ask for more of it.</summary>
    public static JsonObject IsComplete(string code)
    {
        var state = State(code);
        var reply = new JsonObject { ["status"] = state };
        if (state == "incomplete") reply["indent"] = "";
        return reply;
    }

    public async Task<JsonObject> CompleteAsync(string code, int cursor)
    {
        var end = CodePoints.ToIndex(code, cursor);
        var found = await AskAsync<CompletionsProduced>(new RequestCompletions(code, Place(code, end)));
        var (start, _) = Word(code, end);
        if (found?.LinePositionSpan is { } span) start = end - Place(code, end).Character + span.Start.Character;
        var names = (found?.Completions ?? []).Select(item => item.DisplayText.Replace("<>", "", StringComparison.Ordinal))
            .Where(name => name.StartsWith(code[start..end], StringComparison.OrdinalIgnoreCase));
        return new JsonObject
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. names.Distinct().Order(StringComparer.OrdinalIgnoreCase).Select(name => JsonValue.Create(name))]),
            ["cursor_start"] = CodePoints.FromIndex(code, start),
            ["cursor_end"] = CodePoints.FromIndex(code, end),
            ["metadata"] = new JsonObject(),
        };
    }

    /// <summary>The declaration and documentation of the name at the cursor, the value of a variable; between brackets, those of the method that is called.</summary>
    public async Task<JsonObject> InspectAsync(string code, int cursor)
    {
        var text = string.IsNullOrWhiteSpace(code) ? null : await DescribeAsync(code, CodePoints.ToIndex(code, cursor));
        return new JsonObject
        {
            ["status"] = "ok",
            ["found"] = text is not null,
            ["data"] = text is null ? new JsonObject() : new JsonObject { ["text/plain"] = Markdown.ToPlainText(text).Trim(), ["text/markdown"] = text },
            ["metadata"] = new JsonObject(),
        };
    }

    private static string State(string code)
    {
        if (code.Split('\n').Any(line => line.StartsWith("#!", StringComparison.Ordinal))) return "complete";
        var tree = CSharpSyntaxTree.ParseText(code, Script);
        // Unbalanced closing brackets make no code complete that follows; the parser would wait for more.
        if (tree.GetRoot().DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.SkippedTokensTrivia))) return "invalid";
        if (!SyntaxFactory.IsCompleteSubmission(tree)) return "incomplete";
        return tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) ? "invalid" : "complete";
    }

    private async Task<string?> DescribeAsync(string code, int cursor)
    {
        var (start, end) = Word(code, cursor);
        var isName = start < end && !char.IsDigit(code[start]);
        var isCalled = end < code.Length && code[end] == '(';
        var help = isName && !isCalled ? null : await AskAsync<SignatureHelpProduced>(new RequestSignatureHelp(code, Place(code, isCalled ? end + 1 : cursor)));
        if (help is { Signatures.Count: > 0 }) return Describe(help);
        if (!isName || await AskAsync<HoverTextProduced>(new RequestHoverText(code, Place(code, start))) is not { } hover) return null;
        return string.Join("\n\n", hover.Content.Select(content => content.Value)).TrimEnd() + Value(code[start..end]);
    }

    /// <summary>The overload that fits the arguments comes first.</summary>
    private static string Describe(SignatureHelpProduced help)
    {
        var best = help.Signatures.ElementAtOrDefault(help.ActiveSignatureIndex);
        var several = help.Signatures.OrderByDescending(signature => signature == best).Take(MostOverloads);
        return string.Join("\n\n", several.Select(signature => $"```csharp\n{signature.Label}\n```\n\n{signature.Documentation.Value}".TrimEnd()));
    }

    /// <summary>The value of a variable that a cell has declared, if it is a short one.</summary>
    private string Value(string name) =>
        session.CSharp.TryGetValue(name, out object value) && value is string or bool or char or int or long or float or double or decimal
            ? string.Create(CultureInfo.InvariantCulture, $"\n\n{name} = {value}")
            : "";

    private static (int Start, int End) Word(string code, int cursor)
    {
        var (start, end) = (cursor, cursor);
        while (start > 0 && SyntaxFacts.IsIdentifierPartCharacter(code[start - 1])) start--;
        while (end < code.Length && SyntaxFacts.IsIdentifierPartCharacter(code[end])) end++;
        return (start, end);
    }

    private async Task<T?> AskAsync<T>(KernelCommand question) where T : KernelEvent =>
        (await session.Kernel.SendAsync(question)).Events.OfType<T>().FirstOrDefault();

    private static LinePosition Place(string code, int index)
    {
        var before = code.AsSpan(0, index);
        return new LinePosition(before.Count('\n'), index - (before.LastIndexOf('\n') + 1));
    }
}
