using System.Globalization;
using System.Text;

namespace Minimax.Notebooks.Running;

/// <summary>
/// Printed text as a terminal would show it in the end: a carriage return or a backspace moves the cursor, what is printed next takes the place of what stood
/// there, and <c>ESC[K</c> clears. Colours stay. Of a text that is too long the first and the last part are kept.
/// </summary>
/// <param name="limit">The most characters that are kept, apart from the line that says how many were not.</param>
internal sealed class TerminalText(int limit)
{
    private const char Escape = '\u001b';
    private const int LongestSequence = 32;
    private readonly StringBuilder head = new();
    private readonly Queue<string> tail = [];
    private readonly List<string> line = []; // what stands in each column, with the colours that are set before it
    private readonly StringBuilder colours = new(); // those that wait for their character
    private readonly StringBuilder sequence = new(); // one that is not whole yet
    private int column;
    private int tailLength;
    private long cut;

    public void Append(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (sequence.Length > 0 || rune.Value == Escape) Command(rune);
            else Put(rune);
        }
    }

    public override string ToString()
    {
        var cut = this.cut == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"\n[… {this.cut:N0} characters are left out here; {limit:N0} are kept …]\n");
        return $"{head}{cut}{string.Concat(tail)}{string.Concat(line)}{colours}";
    }

    private void Put(Rune rune)
    {
        switch (rune.Value)
        {
            case '\r':
                column = 0;
                break;
            case '\b':
                column = Math.Max(column - 1, 0);
                break;
            case '\n':
                EndLine("\n");
                break;
            default:
                Show(colours.Append(rune.ToString()).ToString());
                colours.Clear();
                break;
        }
    }

    private void Show(string character)
    {
        while (line.Count < column) line.Add(" ");
        if (column < line.Count) line[column] = character;
        else line.Add(character);
        column++;
        if (line.Count >= limit / 4) EndLine(""); // no terminal is that wide
    }

    /// <summary>A sequence ends with a letter. Those that are neither colours nor clear the line are left out.</summary>
    private void Command(Rune rune)
    {
        this.sequence.Append(rune.ToString());
        if (!Rune.IsLetter(rune) && this.sequence.Length < LongestSequence) return;

        var sequence = this.sequence.ToString();
        this.sequence.Clear();
        if (rune.Value == 'm' && colours.Length < LongestSequence) colours.Append(sequence);
        if (rune.Value != 'K') return;
        var from = sequence.EndsWith("[2K", StringComparison.Ordinal) ? 0 : column;
        if (from < line.Count) line.RemoveRange(from, line.Count - from);
    }

    private void EndLine(string end)
    {
        var line = $"{string.Concat(this.line)}{colours}{end}";
        this.line.Clear();
        colours.Clear();
        column = 0;
        if (tail.Count == 0 && cut == 0 && head.Length + line.Length <= limit / 2)
        {
            head.Append(line);
            return;
        }

        tail.Enqueue(line);
        tailLength += line.Length;
        while (tailLength > limit / 2)
        {
            var oldest = tail.Dequeue().Length;
            tailLength -= oldest;
            cut += oldest;
        }
    }
}
