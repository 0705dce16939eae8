using Minimax.Notebooks.Tests.Support;

namespace Minimax.Notebooks.Tests.Session;

public sealed class DisplayTests : IDisposable
{
    private readonly TestSession session = new();

    public void Dispose() => session.Dispose();

    [Theory]
    [InlineData("42", "42")]
    [InlineData("\"text\"", "text")]
    [InlineData("1.5", "1.5")]
    [InlineData("true", "True")]
    [InlineData("(object)null", "<null>")]
    public async Task A_scalar_is_plain_text_only(string code, string expected)
    {
        var value = (await session.RunAsync(code)).Results.ShouldHaveSingleItem().Values.ShouldHaveSingleItem();
        value.MimeType.ShouldBe("text/plain");
        value.Value.ShouldBe(expected);
    }

    [Fact]
    public async Task Any_other_value_is_html_with_plain_text_beside_it()
    {
        var values = (await session.RunAsync("new { A = 1 }")).Results.ShouldHaveSingleItem().Values;
        values.Select(value => value.MimeType).ShouldBe(["text/html", "text/plain"]);
        values[1].Value.ShouldContain("A: 1");
    }

    [Fact]
    public async Task Displays_come_in_order_and_the_display_that_ends_a_cell_comes_once()
    {
        var sink = await session.RunAsync("display(1);\n2.Display();\n\"<b>3</b>\".DisplayAs(\"text/html\");\ndisplay(HTML(\"<i>4</i>\"))");
        sink.Displays.Select(bundle => bundle.PlainText).ShouldBe(["1", "2", "3", "4"]);
        sink.Results.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_update_keeps_the_displays_identity()
    {
        var sink = await session.RunAsync("var shown = display(1); shown.Update(\"two\"); shown.Update(new[] { 3 });");
        sink.Updates.Select(bundle => bundle.PlainText).ShouldBe(["two", "[ 3 ]"]);
        sink.Updates.ShouldAllBe(bundle => bundle.DisplayId == sink.Displays[0].DisplayId);
    }

    [Fact]
    public async Task An_update_from_a_later_cell_goes_to_where_the_value_was_displayed()
    {
        var first = await session.RunAsync("var shown = display(1);");
        var second = await session.RunAsync("shown.Update(2);");
        first.Updates.ShouldHaveSingleItem().PlainText.ShouldBe("2");
        second.Updates.ShouldBeEmpty();
    }

    [Fact]
    public async Task Named_mime_types_hold_for_updates_too()
    {
        var sink = await session.RunAsync("var shown = new { A = 1 }.Display(\"application/json\"); shown.Update(new { A = 2 });");
        sink.Displays.ShouldHaveSingleItem().ToJson()["application/json"]!["A"]!.GetValue<int>().ShouldBe(1);
        sink.Updates.ShouldHaveSingleItem().ToJson()["application/json"]!["A"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task A_formatter_that_a_cell_registers_is_used()
    {
        var sink = await session.RunAsync("""
            using Microsoft.DotNet.Interactive.Formatting;
            class Star { }
            Formatter.Register<Star>((star, writer) => writer.Write("<b>*</b>"), "text/html");
            Formatter.SetPreferredMimeTypesFor(typeof(Star), "text/html");
            new Star()
            """);
        sink.Errors.ShouldBeEmpty();
        sink.Results.ShouldHaveSingleItem().Values[0].Value.ShouldBe("<b>*</b>");
    }

    [Fact]
    public async Task Script_and_style_reach_the_page()
    {
        var sink = await session.RunAsync("Javascript(\"f();\"); CSS(\"p { color: red }\");");
        sink.Displays[0].Values[0].Value.ShouldBe("<script type=\"text/javascript\">f();</script>");
        sink.Displays[1].Values[0].Value.ShouldContain("p { color: red }");
    }

    [Fact]
    public async Task A_formatter_that_throws_fails_the_cell_and_nothing_else()
    {
        var sink = await session.RunAsync("""
            class Bad { }
            Microsoft.DotNet.Interactive.Formatting.Formatter.Register<Bad>((bad, writer) => throw new FormatException("no look"), "text/plain");
            Microsoft.DotNet.Interactive.Formatting.Formatter.SetPreferredMimeTypesFor(typeof(Bad), "text/plain");
            new Bad()
            """);
        sink.Errors.ShouldHaveSingleItem().Message.ShouldContain("no look");
        (await session.ValueAsync("1")).ShouldBe("1");
    }
}
