using Minimax.Notebooks.Formats;
using Minimax.Notebooks.Pages;
using Minimax.Notebooks.Running;
using Minimax.Notebooks.Tests.Support;

namespace Minimax.Notebooks.Tests.Pages;

public sealed class HtmlPageTests : IDisposable
{
    private const string Dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("# A < B", "<title>A &lt; B</title>")]
    [InlineData("## Part", "<h2 id=\"part\">Part</h2>")]
    [InlineData("- a\n- b", "<li>a</li>")]
    [InlineData("|a|b|\n|-|-|\n|1|2|", "<td>1</td>")]
    [InlineData("*em* **strong** `code`", "<em>em</em> <strong>strong</strong> <code>code</code>")]
    [InlineData("> quote", "<blockquote>")]
    [InlineData("<details><summary>S</summary>\n\n*in*\n\n</details>", "<p><em>in</em></p>")]
    [InlineData("The $a_b * c_d$ holds.", "<span class=\"math\">\\(a_b * c_d\\)</span>")]
    [InlineData("$$\n\\min_G V\n$$", "\\[\n\\min_G V\n\\]")]
    [InlineData("so:\n\n$$a < b$$\n\nand", "\\[\na &lt; b\n\\]")]
    [InlineData("$$a_1^{b}\n= b_1^{c}$$", "\\[\na_1^{b}\n= b_1^{c}\n\\]")]
    [InlineData("$$a$$ is $b$\n\n$$c$$", "\\[\nc\n\\]")]
    [InlineData("[next](02-gan.ipynb#top)", "<a href=\"02-gan.html#top\">next</a>")]
    [InlineData("[paper](https://example.org/a.ipynb)", "<a href=\"https://example.org/a.ipynb\">paper</a>")]
    public void Markdown_becomes_html(string markdown, string expected) => Render($"%md{markdown}").ShouldContain(expected);

    [Fact]
    public void Code_is_highlighted_and_escaped()
    {
        var html = Render("#r \"x.dll\"\n// a < b\nvar text = \"<b>\" + $\"{1.5}\";");
        html.ShouldContain("<span class=\"c\">// a &lt; b</span>");
        html.ShouldContain("<span class=\"k\">var</span> text = <span class=\"s\">&quot;&lt;b&gt;&quot;</span>");
        html.ShouldContain("<span class=\"n\">1.5</span>");
        html.ShouldContain("<span class=\"d\">#r &quot;x.dll&quot;");
    }

    [Fact]
    public async Task Outputs_appear_in_their_richest_form()
    {
        var html = await RunAsync($"Console.Write(\"<p>\");\nHTML(\"<i>i</i>\").Display();\n\"{Dot}\".DisplayAs(\"image/png\");\n\"*m*\".DisplayAs(\"text/markdown\");\nthrow new Exception(\"bo<om\");");
        html.ShouldContain("<pre class=\"stdout\">&lt;p&gt;</pre>");
        html.ShouldContain("<div class=\"output\"><i>i</i></div>");
        html.ShouldContain($"<img src=\"data:image/png;base64,{Dot}\"");
        html.ShouldContain("<p><em>m</em></p>");
        html.ShouldContain("System.Exception: bo&lt;om");
    }

    [Fact]
    public void Pictures_beside_the_notebook_go_into_the_page()
    {
        File.WriteAllBytes(folder.File("dot.png"), Convert.FromBase64String(Dot));
        Render("%md![a dot](dot.png)").ShouldContain($"<img src=\"data:image/png;base64,{Dot}\" alt=\"a dot\"");
    }

    [Fact]
    public async Task Png_outputs_become_files_named_by_cell_and_place()
    {
        var notebook = Notebook.Load(TestNotebook.Write(folder, "n.ipynb", "1", $"\"{Dot}\".DisplayAs(\"image/png\");\n\"{Dot}\".DisplayAs(\"image/png\");\n\"no picture!\".DisplayAs(\"image/png\");"));
        await new NotebookRunner(LocalSession.In).RunAsync(notebook);
        PictureFiles.Save(notebook, folder.File("pictures")).ShouldBe(2);
        Directory.GetFiles(folder.File("pictures")).Select(Path.GetFileName).Order().ShouldBe(["cell-02-1.png", "cell-02-2.png"]);
        File.ReadAllBytes(folder.File("pictures/cell-02-1.png")).ShouldBe(Convert.FromBase64String(Dot));
    }

    private string Render(string cell) => HtmlPage.Render(Notebook.Load(TestNotebook.Write(folder, "n.ipynb", cell)));

    private async Task<string> RunAsync(string cell)
    {
        var notebook = Notebook.Load(TestNotebook.Write(folder, "n.ipynb", cell));
        await new NotebookRunner(LocalSession.In).RunAsync(notebook);
        return HtmlPage.Render(notebook);
    }
}
