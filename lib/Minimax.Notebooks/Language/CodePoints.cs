namespace Minimax.Notebooks.Language;

/// <summary>Jupyter counts characters in Unicode code points, .NET in UTF-16 units: an emoji is one there and two here.</summary>
internal static class CodePoints
{
    /// <summary>The place in the text that a number of code points leads to, at most its end.</summary>
    public static int ToIndex(string text, int codePoints) => text.EnumerateRunes().Take(codePoints).Sum(rune => rune.Utf16SequenceLength);

    /// <summary>How many code points stand before a place in the text.</summary>
    public static int FromIndex(string text, int index) => text[..index].EnumerateRunes().Count();
}
