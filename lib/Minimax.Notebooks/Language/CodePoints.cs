namespace Minimax.Notebooks.Language;

/// <summary>Jupyter counts characters in Unicode code points, .NET in UTF-16 units: an emoji is one there and two here.</summary>
internal static class CodePoints
{
    /// <summary>The place in the text that a number of code points leads to, at most its end.</summary>
    public static int ToIndex(string text, int codePoints)
    {
        var index = 0;
        for (; codePoints > 0 && index < text.Length; codePoints--) index += char.IsSurrogatePair(text, index) ? 2 : 1;
        return index;
    }

    /// <summary>How many code points stand before a place in the text.</summary>
    public static int FromIndex(string text, int index)
    {
        var count = 0;
        for (var i = 0; i < index; i += char.IsSurrogatePair(text, i) ? 2 : 1) count++;
        return count;
    }
}
