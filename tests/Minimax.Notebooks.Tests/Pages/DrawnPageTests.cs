using System.Globalization;
using System.Text.Json.Nodes;
using Minimax.Notebooks.Formats;
using Minimax.Notebooks.Pages;
using Minimax.Notebooks.Tests.Support;

namespace Minimax.Notebooks.Tests.Pages;

/// <summary>What a browser without a network makes of a page.</summary>
public sealed class DrawnPageTests : IDisposable
{
    private const string Diagram = "flowchart LR\n  z --> G --> D";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Every_formula_of_the_course_is_drawn_without_an_error()
    {
        using var browser = await OfflineAsync();
        foreach (var file in Directory.GetFiles(Path.Combine(Checkout.Root, "notebooks"), "*.ipynb"))
        {
            var page = folder.File($"{Path.GetFileNameWithoutExtension(file)}.html");
            HtmlPage.Save(Notebook.Load(file), page);
            await OpenAsync(browser, page);
            var formulas = await CountAsync(browser, ".math");
            formulas.ShouldBeGreaterThan(10, file);
            (await CountAsync(browser, ".math .katex")).ShouldBe(formulas, file);
            (await browser.EvaluateAsync("[...document.querySelectorAll('.katex-error')].map(e => e.title).join('\\n')"))!.GetValue<string>().ShouldBeEmpty(file);
            (await browser.EvaluateAsync("[...document.fonts].some(font => font.family.startsWith('KaTeX') && font.status === 'loaded')"))!.GetValue<bool>().ShouldBeTrue(file);
        }
    }

    [Fact]
    public async Task Formulas_and_diagrams_are_drawn_wherever_they_come_from()
    {
        var page = folder.File("n.html");
        var notebook = Notebook.Load(TestNotebook.Write(folder, "n.ipynb", $"%md```mermaid\n{Diagram}\n```", "1"));
        notebook.Cells[1].SetOutputs(1,
        [
            Output("text/vnd.mermaid", Diagram),
            Output("text/html", $"<pre class=\"mermaid\">{Diagram.Replace(">", "&gt;")}</pre>"),
            Output("text/latex", "$$\\frac{a}{b}$$"),
            Output("text/html", "<p>\\(x^2\\)</p>"),
        ]);
        HtmlPage.Save(notebook, page);
        using var browser = await OfflineAsync();
        await OpenAsync(browser, page);
        await browser.WaitAsync("document.querySelectorAll('.mermaid svg').length === 3", Patience);
        (await CountAsync(browser, ".mermaid svg .node")).ShouldBe(9);
        (await browser.EvaluateAsync("[...document.querySelectorAll('.mermaid svg')].map(drawing => drawing.id).join(' ')"))!.GetValue<string>().ShouldBe("mermaid-0 mermaid-1 mermaid-2");
        (await CountAsync(browser, ".katex")).ShouldBe(2);
    }

    [Fact]
    public async Task A_diagram_lets_a_deck_begin_and_hides_from_its_RequireJS()
    {
        using var session = new TestSession();
        var drawn = (await session.RunAsync("#!mermaid\na --> b")).Displays.Single().Values.Single(value => value.MimeType == "text/html").Value;
        const string standIn = "data:text/javascript,window.seen = { define: window.define }; export default { run: () => { seen.drawn = true; } };";
        File.WriteAllText(folder.File("deck.html"), $$$"""
            <script type="importmap">{ "imports": { "https://cdn.jsdelivr.net/npm/mermaid@11/dist/mermaid.esm.min.mjs": "{{{standIn}}}" } }</script>
            <script>window.define = () => {}; define.amd = { jQuery: true };</script>
            <div class="reveal"></div>
            {{{drawn}}}
            """);
        using var browser = await OfflineAsync();
        await OpenAsync(browser, folder.File("deck.html"));

        await browser.EvaluateAsync("new Promise(next => setTimeout(next, 500))");
        (await browser.EvaluateAsync("window.seen === undefined && !!window.define"))!.GetValue<bool>().ShouldBeTrue("the deck has not begun");
        await browser.EvaluateAsync("document.querySelector('.reveal').classList.add('ready')");
        await browser.WaitAsync("seen.drawn && window.define", Patience);
        (await browser.EvaluateAsync("seen.define === undefined"))!.GetValue<bool>().ShouldBeTrue();
    }

    [Theory]
    [InlineData("02-gan.ipynb", 600, 1, "")]
    [InlineData("02-gan.ipynb", 1000, 0.7, "")]
    [InlineData("22-after-gans.ipynb", 1300, 0.6, "scroll")]
    public async Task A_slide_of_the_course_is_shown_smaller_until_it_fits_the_screen(string notebook, int tall, double zoom, string overflow)
    {
        var source = Notebook.Load(Path.Combine(Checkout.Root, "notebooks", notebook)).Cells.SelectMany(cell => cell.Outputs)
            .Select(output => output!["data"]?["text/html"]).OfType<JsonNode>().Select(MultilineText.Read).First(html => html!.Contains("minimax-source"));
        File.WriteAllText(folder.File("deck.html"), $$"""
            <div class="reveal"><div class="slides" style="height:700px"><section class="stack present">
            <section class="present" style="height:95vh;overflow-y:scroll"><div style="height:{{tall}}px"></div></section>
            </section><div hidden>{{source}}{{source}}</div></div></div>
            """);
        using var browser = await OfflineAsync();
        await OpenAsync(browser, folder.File("deck.html"));
        await browser.EvaluateAsync("document.querySelector('.reveal').dispatchEvent(new CustomEvent('slidechanged'))");

        var slide = await browser.EvaluateAsync("new Promise(next => setTimeout(() => next(document.querySelector('.present:not(.stack)').style), 200)).then(style => `${style.zoom} ${style.overflowY}`)");
        slide!.GetValue<string>().Split(' ').ShouldBe([zoom.ToString(CultureInfo.InvariantCulture), overflow]);
    }

    [Fact]
    public async Task A_wide_diagram_scrolls_on_a_phone_and_stays_legible()
    {
        var wide = "flowchart LR\n" + string.Join('\n', Enumerable.Range(0, 12).Select(i => $"n{i}[\"a long name {i}\"] --> n{i + 1}[\"a long name {i + 1}\"]"));
        var page = folder.File("n.html");
        HtmlPage.Save(Notebook.Load(TestNotebook.Write(folder, "n.ipynb", $"%md```mermaid\n{wide}\n```")), page);
        using var browser = await OfflineAsync();
        await browser.ResizeAsync(400, 800);
        await OpenAsync(browser, page);
        await browser.WaitAsync("document.querySelector('.mermaid svg .node')", Patience);

        // how large letters of 16 pixels come out, and whether the page itself stays as narrow as the phone
        var scale = "(s => s.getBoundingClientRect().width / s.viewBox.baseVal.width)(document.querySelector('.mermaid svg'))";
        (16 * (await browser.EvaluateAsync(scale))!.GetValue<double>()).ShouldBeGreaterThan(8.5);
        (await browser.EvaluateAsync("document.documentElement.scrollWidth"))!.GetValue<int>().ShouldBeLessThanOrEqualTo(400);
    }

    [Fact]
    public void A_page_carries_only_what_it_needs() => HtmlPage.Render(Notebook.Load(TestNotebook.Write(folder, "n.ipynb", "%md# Title", "1"))).Length.ShouldBeLessThan(12_000);

    [Fact]
    public async Task The_site_has_contents_search_and_a_way_through_and_fits_a_phone()
    {
        string[] files = ["01-a.ipynb", "02-b.ipynb"];
        const string formula = "$$\\min_G \\max_D V(D, G) = \\mathbb{E}[\\log D(x)] + \\mathbb{E}[\\log(1 - D(G(z)))]$$";
        Notebook[] notebooks =
        [
            Notebook.Load(TestNotebook.Write(
                folder, files[0], $"%md# The game\n\n{formula}\n\n## A part\n\ntext", "%md## A part",
                "var x = new int[100].Select(i => i + 1).Where(i => i > 0).OrderBy(i => i).ToDictionary(i => i, i => i);")),
            Notebook.Load(TestNotebook.Write(folder, files[1], $"%md# The network\n\n## Its $D$\n\n```mermaid\n{Diagram}\n```\n\n[back](01-a.ipynb)")),
        ];
        Site.Save("Course", notebooks, folder.File("site"));
        using var browser = await OfflineAsync();
        await browser.ResizeAsync(400, 800);
        foreach (var file in (string[])["index.html", "01-a.html", "02-b.html"])
        {
            await OpenAsync(browser, Path.Combine(folder.File("site"), file));
            (await browser.EvaluateAsync("document.documentElement.scrollWidth"))!.GetValue<int>().ShouldBeLessThanOrEqualTo(400, file);
        }

        await browser.WaitAsync("document.querySelectorAll('.mermaid svg .node').length === 3", Patience);
        (await browser.EvaluateAsync("document.querySelector('.turn a').getAttribute('href')"))!.GetValue<string>().ShouldBe("01-a.html");
        (await CountAsync(browser, "h2 .katex")).ShouldBe(1);
        await browser.EvaluateAsync("search.value = 'game PART'; search.dispatchEvent(new Event('input'))");
        (await browser.EvaluateAsync("[...found.querySelectorAll('a')].map(a => a.getAttribute('href')).join()"))!.GetValue<string>().ShouldBe("01-a.html#a-part,01-a.html#a-part-2");
    }

    private static JsonNode Output(string mimeType, string value) => new JsonObject
    {
        ["data"] = new JsonObject { [mimeType] = value },
        ["metadata"] = new JsonObject(),
        ["output_type"] = "display_data",
    };

    private static async Task<Browser> OfflineAsync()
    {
        var browser = await Browser.StartAsync();
        await browser.GoOfflineAsync();
        return browser;
    }

    private static async Task OpenAsync(Browser browser, string file)
    {
        await browser.OpenAsync(new Uri(file).AbsoluteUri);
        await browser.WaitAsync($"document.readyState === 'complete' && location.pathname.endsWith('{Path.GetFileName(file)}')", Patience);
        await browser.EvaluateAsync("document.fonts.ready.then(() => 1)");
    }

    private static async Task<int> CountAsync(Browser browser, string selector) => (await browser.EvaluateAsync($"document.querySelectorAll('{selector}').length"))!.GetValue<int>();
}
