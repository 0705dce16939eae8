namespace Minimax.Display;

/// <summary>Finds declarations in C# source.</summary>
internal sealed class CSharpOutline
{
    private readonly List<CSharpToken> tokens;

    public CSharpOutline(string source) => tokens = CSharpLexer.Read(source);

    /// <summary>A type, with the comments above it; null if it is not declared here.</summary>
    public string? FindType(string name) => Body(name) is { } body ? Cut(body.Start, body.End) : null;

    /// <summary>All members of that name of a type, each with the comments above it; empty if there are none.</summary>
    public IReadOnlyList<string> FindMembers(string type, string member)
    {
        if (Body(type) is not { } body || body.Open == body.End) return [];
        var found = new List<string>();
        for (var start = body.Open + 1; start < body.End;)
        {
            var end = EndOfDeclaration(start, body.End);
            if (NameOf(start, end) == member) found.Add(Cut(start, end));
            start = end + 1;
        }

        return found;
    }

    // Where a type's declaration starts, where its body opens (or where it ends, if it has none), and where it ends.
    private (int Start, int Open, int End)? Body(string name)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!IsTypeKeyword(tokens[i]) || !tokens[NextCode(i)].Is(name)) continue;
            var end = EndOfDeclaration(i, tokens.Count - 1);
            var open = tokens.FindIndex(i, end - i + 1, token => token.Is("{"));
            return (StartOfDeclaration(i), open < 0 ? end : open, end);
        }

        return null;
    }

    private static bool IsTypeKeyword(CSharpToken token) =>
        token is { Kind: CSharpTokenKind.Keyword, Text: "class" or "struct" or "record" or "interface" or "enum" };

    private int NextCode(int i)
    {
        do i++;
        while (i < tokens.Count - 1 && !tokens[i].IsCode);
        return Math.Min(i, tokens.Count - 1);
    }

    private int StartOfDeclaration(int i)
    {
        while (i > 0 && !(tokens[i - 1].Is(";") || tokens[i - 1].Is("{") || tokens[i - 1].Is("}"))) i--;
        return i;
    }

    // A declaration ends with a semicolon outside of all brackets, or with the brace that closes its body, unless a value follows after it.
    private int EndOfDeclaration(int start, int last)
    {
        var (depth, isExpression) = (0, false);
        for (var i = start; i < last; i++)
        {
            if (tokens[i].Is("{") || tokens[i].Is("(") || tokens[i].Is("[")) depth++;
            if (tokens[i].Is("}") || tokens[i].Is(")") || tokens[i].Is("]")) depth--;
            if (depth == 0 && (tokens[i].Is("=>") || tokens[i].Is("="))) isExpression = true;
            if (depth == 0 && tokens[i].Is(";")) return i;
            if (depth == 0 && tokens[i].Is("}") && !isExpression && !tokens[NextCode(i)].Is("=")) return i;
        }

        return last;
    }

    // The name is the first one outside of attributes and type arguments after which parameters, a body or a value begin.
    private string? NameOf(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (tokens[i].Is("[")) i = SkipPair(i, "[", "]");
            if (tokens[i].Kind != CSharpTokenKind.Name) continue;
            var next = NextCode(i);
            if (tokens[next].Is("<")) next = NextCode(SkipPair(next, "<", ">"));
            if (tokens[next].Is("(") || tokens[next].Is("{") || tokens[next].Is("=>") || tokens[next].Is("=") || tokens[next].Is(";")) return tokens[i].Text;
            if (tokens[NextCode(i)].Is("<")) i = next - 1;
        }

        return null;
    }

    private int SkipPair(int i, string open, string close)
    {
        for (var depth = 0; i < tokens.Count - 1; i++)
        {
            if (tokens[i].Is(open)) depth++;
            if (tokens[i].Is(close) && --depth == 0) break;
        }

        return i;
    }

    // The text of the tokens, without what is left on the line of the declaration before, and moved to the left edge.
    private string Cut(int start, int end)
    {
        while (start > 0 && start < end && !tokens[start].IsCode && !tokens[start].Text.Contains('\n')) start++;
        var text = string.Concat(tokens.Skip(start).Take(end - start + 1).Select(token => token.Text)).Replace("\r", "", StringComparison.Ordinal);
        var lines = text.Split('\n').SkipWhile(string.IsNullOrWhiteSpace).ToList();
        var indent = lines[0].Length - lines[0].TrimStart().Length;
        return string.Join('\n', lines.Select(line => line.Length >= indent && string.IsNullOrWhiteSpace(line[..indent]) ? line[indent..] : line.TrimStart()));
    }
}
