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
    private readonly StringBuilder _head = new();
    private readonly Queue<string> _tail = [];
    private readonly List<string> _line = []; // what stands in each column, with the colours that are set before it
    private readonly StringBuilder _colours = new(); // those that wait for their character
    private readonly StringBuilder _sequence = new(); // one that is not whole yet
    private int _column;
    private int _tailLength;
    private long _cut;

    public void Append(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (_sequence.Length > 0 || rune.Value == Escape) Command(rune);
            else Put(rune);
        }
    }

    public override string ToString()
    {
        var cut = _cut == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"\n[… {_cut:N0} characters are left out here; {limit:N0} are kept …]\n");
        return $"{_head}{cut}{string.Concat(_tail)}{string.Concat(_line)}{_colours}";
    }

    private void Put(Rune rune)
    {
        switch (rune.Value)
        {
            case '\r':
                _column = 0;
                break;
            case '\b':
                _column = Math.Max(_column - 1, 0);
                break;
            case '\n':
                EndLine("\n");
                break;
            default:
                Show(_colours.Append(rune.ToString()).ToString());
                _colours.Clear();
                break;
        }
    }

    private void Show(string character)
    {
        while (_line.Count < _column) _line.Add(" ");
        if (_column < _line.Count) _line[_column] = character;
        else _line.Add(character);
        _column++;
        if (_line.Count >= limit / 4) EndLine(""); // no terminal is that wide
    }

    /// <summary>A sequence ends with a letter. Those that are neither colours nor clear the line are left out.</summary>
    private void Command(Rune rune)
    {
        _sequence.Append(rune.ToString());
        if (!Rune.IsLetter(rune) && _sequence.Length < LongestSequence) return;

        var sequence = _sequence.ToString();
        _sequence.Clear();
        if (rune.Value == 'm' && _colours.Length < LongestSequence) _colours.Append(sequence);
        if (rune.Value != 'K') return;
        var from = sequence.EndsWith("[2K", StringComparison.Ordinal) ? 0 : _column;
        if (from < _line.Count) _line.RemoveRange(from, _line.Count - from);
    }

    private void EndLine(string end)
    {
        var line = $"{string.Concat(_line)}{_colours}{end}";
        _line.Clear();
        _colours.Clear();
        _column = 0;
        if (_tail.Count == 0 && _cut == 0 && _head.Length + line.Length <= limit / 2)
        {
            _head.Append(line);
            return;
        }

        _tail.Enqueue(line);
        _tailLength += line.Length;
        while (_tailLength > limit / 2)
        {
            var oldest = _tail.Dequeue().Length;
            _tailLength -= oldest;
            _cut += oldest;
        }
    }
}
