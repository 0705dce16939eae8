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
    public void A_row_of_another_length_is_refused() =>
        Should.Throw<ArgumentException>(() => new ResultTable("a", "b").Row(1)).Message.ShouldContain("2 columns, the row 1 cells");
}
