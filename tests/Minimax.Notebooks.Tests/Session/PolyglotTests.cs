using Minimax.Notebooks.Tests.Support;

namespace Minimax.Notebooks.Tests.Session;

/// <summary>Values that go from one language to another.</summary>
public sealed class PolyglotTests : IDisposable
{
    private readonly TestSession session = new();

    public void Dispose() => session.Dispose();

    [Fact]
    public async Task A_stored_text_is_set_in_csharp()
    {
        (await session.RunAsync("#!value --name stored\nhello")).Errors.ShouldBeEmpty();
        (await session.ValueAsync("#!set --name text --value @value:stored --mime-type text/plain\ntext.Trim() + \"!\"")).ShouldBe("hello!");
    }

    [Fact]
    public async Task A_value_of_csharp_is_shared_with_the_page()
    {
        await session.RunAsync("var losses = new[] { 0.5, 0.25 };");
        var sink = await session.RunAsync("#!javascript\n#!share losses --from csharp\ndraw(losses);");
        sink.Errors.ShouldBeEmpty();
        var scripts = sink.Displays.Select(bundle => bundle.Values.ShouldHaveSingleItem()).ToArray();
        scripts.ShouldAllBe(script => script.MimeType == "text/html" && script.Value.StartsWith("<script type=\"text/javascript\">"));
        scripts[0].Value.ShouldContain("losses = [0.5,0.25]");
        scripts[^1].Value.ShouldContain("draw(losses);");
    }

    [Fact]
    public async Task A_value_is_shared_under_another_name()
    {
        await session.RunAsync("#!value --name stored\n7");
        (await session.ValueAsync("#!share stored --from value --as seven\nint.Parse(seven) + 1")).ShouldBe("8");
    }

    [Theory]
    [InlineData("#!set --name a --value @csharp:missing", "missing")]
    [InlineData("#!share missing --from csharp", "missing")]
    [InlineData("#!set --name a", "--value")]
    [InlineData("#!value", "--name")]
    [InlineData("#!share x --from nowhere", "names a kernel that is not there")]
    public async Task What_cannot_be_shared_is_one_clear_error(string code, string named)
    {
        (await session.RunAsync(code)).Errors.ShouldHaveSingleItem().Message.ShouldContain(named);
        (await session.ValueAsync("1 + 1")).ShouldBe("2");
    }

    [Fact]
    public async Task The_magic_commands_are_listed()
    {
        var listed = (await session.RunAsync("#!lsmagic")).Displays.ShouldHaveSingleItem().PlainText.Split(' ');
        string[] promised = ["#!about", "#!csharp", "#!html", "#!import", "#!javascript", "#!lsmagic", "#!markdown", "#!mermaid", "#!set", "#!share", "#!time", "#!value", "#!who", "#!whos", "#i", "#r"];
        listed.Intersect(promised).ShouldBe(promised);
    }
}
