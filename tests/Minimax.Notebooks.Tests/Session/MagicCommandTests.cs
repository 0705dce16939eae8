using Minimax.Notebooks.Tests.Support;

namespace Minimax.Notebooks.Tests.Session;

public sealed class MagicCommandTests : IDisposable
{
    private readonly TestSession session = new();

    public void Dispose() => session.Dispose();

    [Theory]
    [InlineData("#!html\n<b>x</b>", "text/html", "<b>x</b>")]
    [InlineData("#!markdown\n*x*\n\ny", "text/markdown", "*x*\n\ny")]
    [InlineData("#!javascript\nf();", "text/html", "<script type=\"text/javascript\">f();</script>")]
    [InlineData("#!js\nf();", "text/html", "<script type=\"text/javascript\">f();</script>")]
    public async Task Text_of_another_language_is_displayed(string code, string mimeType, string expected)
    {
        var value = (await session.RunAsync(code)).Displays.ShouldHaveSingleItem().Values.ShouldHaveSingleItem();
        value.MimeType.ShouldBe(mimeType);
        value.Value.ShouldBe(expected);
    }

    [Fact]
    public async Task A_diagram_is_its_text_and_a_page_that_draws_it()
    {
        var values = (await session.RunAsync("#!mermaid\na --> b")).Displays.ShouldHaveSingleItem().Values;
        values.Select(value => value.MimeType).ShouldBe(["text/vnd.mermaid", "text/html"]);
        values.First().Value.ShouldBe("a --> b");
        values.Last().Value.ShouldStartWith("<pre class=\"mermaid\">a --&gt; b</pre>");
        values.Last().Value.ShouldContain("mermaid.run(");
    }

    [Fact]
    public async Task Languages_follow_each_other_in_one_cell()
    {
        var sink = await session.RunAsync("var x = 1;\n#!markdown\n# Title\n#!csharp\nx + 1");
        sink.Displays.ShouldHaveSingleItem().PlainText.ShouldBe("");
        sink.Results.ShouldHaveSingleItem().PlainText.ShouldBe("2");
    }

    [Fact]
    public async Task Time_tells_the_cells_time_after_its_output()
    {
        var sink = await session.RunAsync("#!time\nConsole.Write(1);");
        sink.Stdout.ShouldBe("1");
        sink.Displays.ShouldHaveSingleItem().PlainText.ShouldMatch(@"^Wall time: \d+\.\d ms$");
    }

    [Fact]
    public async Task Who_lists_each_variable_once()
    {
        await session.RunAsync("var alpha = 1; var beta = \"b\";");
        await session.RunAsync("var alpha = 2.5;");
        (await session.RunAsync("#!who")).Displays.ShouldHaveSingleItem().PlainText.Where(c => !char.IsWhiteSpace(c)).ShouldBe("[alpha,beta]");
        var table = (await session.RunAsync("#!whos")).Displays.ShouldHaveSingleItem().ToJson()["text/html"]!.GetValue<string>();
        table.ShouldContain("System.Double");
        table.ShouldNotContain("System.Int32");
    }

    [Fact]
    public async Task About_names_the_host_and_the_runtime() =>
        (await session.RunAsync("#!about")).Displays.ShouldHaveSingleItem().PlainText.ShouldContain($".NET {Environment.Version}");

    [Fact]
    public async Task An_unknown_magic_command_is_one_clear_error()
    {
        var sink = await session.RunAsync("Console.Write(1);\n#!pwsh\nls");
        sink.Stdout.ShouldBeEmpty("nothing runs of a cell that cannot run whole");
        sink.Errors.ShouldHaveSingleItem().Message.ShouldBe("In[1], line 2, column 1: error DNI101: Unknown magic command '#!pwsh'. #!lsmagic lists those that there are.");
    }

    [Fact]
    public async Task Load_runs_a_script_file_relative_to_the_notebook()
    {
        session.Folder.Write("more.csx", "int Twice(int x) => 2 * x;");
        await session.RunAsync("#load \"more.csx\"");
        (await session.ValueAsync("Twice(4)")).ShouldBe("8");
    }

    [Fact]
    public async Task Import_runs_a_script_or_a_notebook_cell_by_cell()
    {
        session.Folder.Write("a.cs", "var a = 1;");
        TestNotebook.Write(session.Folder, "b.ipynb", "%md text", "var b = a + 1;", "#!markdown\nshown");
        var sink = await session.RunAsync("#!import a.cs\n#!import \"b.ipynb\"\na + b");
        sink.Errors.ShouldBeEmpty();
        sink.Results.ShouldHaveSingleItem().PlainText.ShouldBe("3");
        sink.Displays.ShouldHaveSingleItem().Values[0].Value.ShouldBe("shown");
    }

    [Fact]
    public async Task An_error_in_an_imported_cell_names_that_file_and_cell()
    {
        TestNotebook.Write(session.Folder, "b.ipynb", "var b = 1;", "\nnope");
        (await session.RunAsync("#!import b.ipynb")).Errors.ShouldHaveSingleItem().Message.ShouldStartWith("b.ipynb[2], line 2, column 1: error CS0103");
    }

    [Fact]
    public async Task An_import_of_nothing_or_of_itself_is_refused()
    {
        (await session.RunAsync("#!import gone.cs")).Errors.ShouldHaveSingleItem().Message.ShouldBe("In[1]: #!import finds no file gone.cs.");
        TestNotebook.Write(session.Folder, "self.ipynb", "#!import self.ipynb");
        (await session.RunAsync("#!import self.ipynb")).Errors.ShouldHaveSingleItem().Message.ShouldContain("more than 20 deep");
        for (var i = 1; i < 20; i++) session.Folder.Write($"{i}.cs", $"#!import {i + 1}.cs");
        session.Folder.Write("20.cs", "var deep = 20;");
        (await session.RunAsync("#!import 1.cs")).Errors.ShouldBeEmpty(); // a refusal leaves no trace
    }
}
