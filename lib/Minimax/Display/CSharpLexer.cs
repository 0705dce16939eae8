namespace Minimax.Display;

/// <summary>Cuts C# source into tokens: enough to colour it and to find where a declaration ends, no more.</summary>
internal sealed class CSharpLexer
{
    private static readonly HashSet<string> Keywords =
    [
        "abstract", "as", "async", "await", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue",
        "decimal", "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float",
        "for", "foreach", "get", "goto", "if", "implicit", "in", "init", "int", "interface", "internal", "is", "lock", "long", "nameof",
        "namespace", "new", "not", "null", "object", "operator", "or", "out", "override", "params", "partial", "private", "protected", "public",
        "readonly", "record", "ref", "required", "return", "sbyte", "sealed", "set", "short", "sizeof", "stackalloc", "static", "string",
        "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "var",
        "virtual", "void", "volatile", "when", "where", "while", "with", "yield",
    ];

    private readonly string text;
    private int position;

    private CSharpLexer(string text) => this.text = text;

    public static List<CSharpToken> Read(string text)
    {
        var lexer = new CSharpLexer(text);
        var tokens = new List<CSharpToken>();
        while (lexer.position < text.Length) tokens.Add(lexer.Next());
        return tokens;
    }

    private CSharpToken Next()
    {
        var start = position;
        var kind = Skip();
        var piece = text[start..position];
        return new CSharpToken(kind == CSharpTokenKind.Name && Keywords.Contains(piece) ? CSharpTokenKind.Keyword : kind, piece);
    }

    private CSharpTokenKind Skip()
    {
        var first = text[position];
        if (char.IsWhiteSpace(first)) return While(char.IsWhiteSpace, CSharpTokenKind.Space);
        if (Sees("//")) return While(c => c != '\n', CSharpTokenKind.Comment);
        if (Sees("/*")) return Until("*/", CSharpTokenKind.Comment);
        if (char.IsLetter(first) || first == '_') return While(IsNamePart, CSharpTokenKind.Name);
        if (char.IsDigit(first)) return SkipNumber();
        if (first == '\'') return SkipQuoted('\'', isVerbatim: false, isInterpolated: false);
        if (SeesString(out var prefix)) return SkipString(prefix);
        if (Sees("=>")) position++; // one sign, so that it is told from an assignment and a comparison
        position++;
        return CSharpTokenKind.Sign;
    }

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c == '_';

    private bool Sees(string expected) => string.CompareOrdinal(text, position, expected, 0, expected.Length) == 0;

    private CSharpTokenKind While(Func<char, bool> belongs, CSharpTokenKind kind)
    {
        while (position < text.Length && belongs(text[position])) position++;
        return kind;
    }

    private CSharpTokenKind Until(string end, CSharpTokenKind kind)
    {
        var found = text.IndexOf(end, position, StringComparison.Ordinal);
        position = found < 0 ? text.Length : found + end.Length;
        return kind;
    }

    private CSharpTokenKind SkipNumber()
    {
        while (position < text.Length && (IsNamePart(text[position]) || IsDecimalPoint() || IsExponentSign())) position++;
        return CSharpTokenKind.Number;
    }

    private bool IsDecimalPoint() => text[position] == '.' && position + 1 < text.Length && char.IsDigit(text[position + 1]);

    private bool IsExponentSign() => text[position] is '+' or '-' && text[position - 1] is 'e' or 'E';

    private bool SeesString(out string prefix)
    {
        var end = position;
        while (end < text.Length && text[end] is '$' or '@') end++;
        prefix = text[position..end];
        return end < text.Length && text[end] == '"';
    }

    private CSharpTokenKind SkipString(string prefix)
    {
        position += prefix.Length;
        var quotes = 0;
        while (position + quotes < text.Length && text[position + quotes] == '"') quotes++;
        if (quotes < 3) return SkipQuoted('"', prefix.Contains('@'), prefix.Contains('$'));
        position += quotes;
        return Until(new string('"', quotes), CSharpTokenKind.String);
    }

    private CSharpTokenKind SkipQuoted(char quote, bool isVerbatim, bool isInterpolated)
    {
        for (position++; position < text.Length; position++)
        {
            var c = text[position];
            if (c == '\\' && !isVerbatim) position++;
            else if (isInterpolated && c == '{') SkipHole();
            else if (c == quote && isVerbatim && Sees("\"\"")) position++;
            else if (c == quote) break;
        }

        position = Math.Min(position + 1, text.Length);
        return CSharpTokenKind.String;
    }

    // What stands between the braces of an interpolated string, in which strings may stand again. Ends on the closing brace.
    private void SkipHole()
    {
        if (Sees("{{"))
        {
            position++;
            return;
        }

        position++;
        for (var depth = 1; position < text.Length;)
        {
            if (text[position] == '{') depth++;
            if (text[position] == '}' && --depth == 0) return;
            Skip();
        }
    }
}
