namespace Minimax.Display;

/// <summary>A piece of C# source. All pieces of a text in their order are the text.</summary>
internal readonly record struct CSharpToken(CSharpTokenKind Kind, string Text)
{
    /// <summary>Whether the compiler would see it.</summary>
    public bool IsCode => Kind is not (CSharpTokenKind.Space or CSharpTokenKind.Comment);

    public bool Is(string text) => IsCode && Kind != CSharpTokenKind.String && Text == text;
}
