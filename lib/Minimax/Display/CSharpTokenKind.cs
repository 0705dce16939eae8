namespace Minimax.Display;

/// <summary>What a <see cref="CSharpToken"/> is.</summary>
internal enum CSharpTokenKind
{
    Space,
    Comment,
    Keyword,
    Name,
    Number,
    String,
    Sign,
}
