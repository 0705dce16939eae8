using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Minimax.Notebooks.Session;

namespace Minimax.Notebooks.Language;

/// <summary>Answers a front end's questions about code that has not run: is it complete, what fits here, what is this.</summary>
internal sealed class LanguageService(CSharpSession session)
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    private readonly Completer _completer = new(session);
    private readonly Inspector _inspector = new(session);

    /// <summary>Whether a line-by-line front end should run the code or ask for more of it.</summary>
    public JsonObject IsComplete(string code)
    {
        var state = State(code);
        var reply = new JsonObject { ["status"] = state };
        if (state == "incomplete") reply["indent"] = "";
        return reply;
    }

    /// <param name="code">The cell.</param>
    /// <param name="cursor">The place in it, in code points.</param>
    public JsonObject Complete(string code, int cursor)
    {
        var found = _completer.Complete(code, CodePoints.ToIndex(code, cursor));
        return new JsonObject
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. found.Matches.Select(match => JsonValue.Create(match))]),
            ["cursor_start"] = CodePoints.FromIndex(code, found.Start),
            ["cursor_end"] = CodePoints.FromIndex(code, found.End),
            ["metadata"] = new JsonObject(),
        };
    }

    /// <param name="code">The cell.</param>
    /// <param name="cursor">The place in it, in code points.</param>
    public JsonObject Inspect(string code, int cursor)
    {
        var text = _inspector.Inspect(code, CodePoints.ToIndex(code, cursor));
        return new JsonObject
        {
            ["status"] = "ok",
            ["found"] = text is not null,
            ["data"] = text is null ? new JsonObject() : new JsonObject { ["text/plain"] = text },
            ["metadata"] = new JsonObject(),
        };
    }

    private static string State(string code)
    {
        if (CellParser.Parse(code).Any(part => part is not CellPart.Code { Language: "csharp" })) return "complete";
        var tree = CSharpSyntaxTree.ParseText(code, Script);
        // Unbalanced closing brackets make no code complete that follows; the parser would wait for more.
        if (tree.GetRoot().DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.SkippedTokensTrivia))) return "invalid";
        if (!SyntaxFactory.IsCompleteSubmission(tree)) return "incomplete";
        return tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) ? "invalid" : "complete";
    }
}
