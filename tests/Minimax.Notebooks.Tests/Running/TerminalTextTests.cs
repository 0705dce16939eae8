using Minimax.Notebooks.Running;

namespace Minimax.Notebooks.Tests.Running;

public sealed class TerminalTextTests
{
    [Theory]
    [InlineData("a\nb", "a\nb")]
    [InlineData("a\r\nb\r\n", "a\nb\n")]
    [InlineData("10 %\r20 %\r100 %", "100 %")]
    [InlineData("abc\rX", "Xbc")]
    [InlineData("abc\rX\n", "Xbc\n")]
    [InlineData("long line\r\u001b[Kshort", "short")]
    [InlineData("long line\u001b[2K\rshort", "short")]
    [InlineData("ab\b\bX", "Xb")]
    [InlineData("\b\bX", "X")]
    [InlineData("\u001b[31mred\u001b[0m", "\u001b[31mred\u001b[0m")]
    [InlineData("\u001b[31mred\u001b[0m\rb", "\u001b[0mbed")]
    [InlineData("a\u001b[1Ab", "ab")]
    [InlineData("😀\rπ", "π")]
    public void Text_is_what_a_terminal_would_show(string printed, string shown)
    {
        Shown([printed]).ShouldBe(shown);
        Shown(printed.EnumerateRunes().Select(rune => rune.ToString())).ShouldBe(shown); // in however many pieces it comes
    }

    [Fact]
    public void Of_twenty_thousand_updates_the_last_one_stays() => Shown(Enumerable.Range(1, 20_000).Select(i => $"\r{i} of 20000")).ShouldBe("20000 of 20000");

    [Fact]
    public void Of_a_text_that_is_too_long_both_ends_stay_and_a_line_says_how_much_was_cut()
    {
        var lines = Enumerable.Range(0, 100_000).Select(i => $"{i:00000}\n").ToArray();
        var text = Shown(lines);
        text.ShouldStartWith("00000\n00001\n");
        text.ShouldEndWith("99998\n99999\n");
        var cut = text.Split('\n').Single(line => line.StartsWith('['));
        cut.ShouldBe($"[… {600_000 - (text.Length - cut.Length - 2):N0} characters are left out here; {Limit:N0} are kept …]");
        (text.Length - cut.Length).ShouldBeInRange(Limit - 20, Limit + 2);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("\u001b[0m")]
    [InlineData("\u001b[")]
    public void A_line_without_an_end_is_bounded_too(string piece) => Shown(Enumerable.Repeat(piece, 100_000)).Length.ShouldBeLessThanOrEqualTo(2 * Limit);

    private const int Limit = 1200;

    private static string Shown(IEnumerable<string> pieces)
    {
        var text = new TerminalText(Limit);
        foreach (var piece in pieces) text.Append(piece);
        return text.ToString();
    }
}
