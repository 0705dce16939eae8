using Minimax.Display;

namespace Minimax.Tests.Display;

public sealed class ResultTableTests
{
    [Fact]
    public void Numbers_stand_under_each_other() =>
        new ResultTable("what", "number", "published", "seed").Row("MNIST score", 7.12345, null, 1).Row("real data", 9.38, 9.81, 12).ToPlainText().ShouldBe(
            """
            what         number  published  seed
            ───────────  ──────  ─────────  ────
            MNIST score   7.123          –     1
            real data      9.38       9.81    12
            """);

    [Fact]
    public void Text_is_written_as_text_into_a_page() => new ResultTable("a<b").Row("<i>").ToHtml().ShouldContain(">&lt;i&gt;</td>");

    [Fact]
    public void A_shaded_cell_has_its_colour_behind_it_and_is_a_number_all_the_same()
    {
        var table = new ResultTable("what", "number").Row("plain", 1.5).Row("shaded", new Shaded(12.25, Colour.Parse("#f6cdaf")));
        table.ToHtml().ShouldContain("text-align:right;padding:4px 12px;border-bottom:1px solid #8884;background:rgba(246,205,175,1);color:#2a2a2a\">12.25</td>");
        table.ToHtml().Split("background:").Length.ShouldBe(2);
        table.ToPlainText().ShouldBe(
            """
            what    number
            ──────  ──────
            plain      1.5
            shaded   12.25
            """);
    }

    [Fact]
    public void A_row_of_another_length_is_refused() =>
        Should.Throw<ArgumentException>(() => new ResultTable("a", "b").Row(1)).Message.ShouldContain("2 columns, the row 1 cells");
}
