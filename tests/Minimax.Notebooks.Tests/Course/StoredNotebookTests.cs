using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Minimax.Notebooks.Formats;
using Minimax.Notebooks.Pages;
using Minimax.Notebooks.Tests.Support;

namespace Minimax.Notebooks.Tests.Course;

/// <summary>What a reader sees who opens the course and runs nothing.</summary>
public sealed partial class StoredNotebookTests
{
    private const string Solutions = "solutions";
    private const int LongestCell = 15;
    private const int WidestLine = 100;

    public static TheoryData<string> Notebooks => [.. Files("notebooks", "*.ipynb")];

    public static TheoryData<string> Course => [.. Files("notebooks", "*.ipynb").Where(file => !file.Split(Path.DirectorySeparatorChar).Contains(Solutions))];

    public static TheoryData<string> Pages => [.. Files("notebooks", "*.ipynb"), .. Files("", "*.md")];

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Each_cell_stands_below_a_sentence_and_shows_what_came_of_it(string file)
    {
        var cells = Load(file).Cells; // an exercise's cell only declares: the check directly below shows what came of it
        cells.Where(cell => cell.Number > 0 && cell.Outputs.Count == 0 && !cell.HasTag("exercise")).Select(cell => cell.Id).ShouldBeEmpty("cells without a stored output");
        cells.Where(cell => cell.Outputs.Any(output => output!["output_type"]!.GetValue<string>() == "error")).Select(cell => cell.Id).ShouldBeEmpty("cells that failed");
        cells.Zip(cells.Skip(1)).Where(pair => pair.Second.Number > 0 && !HasSentence(pair.First) && !pair.First.HasTag("exercise")).Select(pair => pair.Second.Id).ShouldBeEmpty("cells that nothing introduces");
    }

    /// <summary>Cells of C#, of a diagram and of a page's HTML alike.</summary>
    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Each_code_cell_fits_on_a_slide(string file) =>
        Load(file).CodeCells.Select(cell => (cell.Id, Lines: cell.Source.Split('\n')))
            .Where(cell => cell.Lines.Length > LongestCell || cell.Lines.Any(line => line.Length > WidestLine))
            .Select(cell => $"{cell.Id}: {cell.Lines.Length} lines, the widest of {cell.Lines.Max(line => line.Length)} characters").ShouldBeEmpty();

    /// <summary>An exercise and its check stand together.</summary>
    [Theory]
    [MemberData(nameof(Course))]
    public void A_slide_has_two_cells_of_code_at_most(string file)
    {
        var (slide, code) = (0, new List<int>());
        foreach (var cell in JsonNode.Parse(File.ReadAllText(Path.Combine(Checkout.Root, file)))!["cells"]!.AsArray())
        {
            if (cell!["metadata"]!["slideshow"]?["slide_type"]?.GetValue<string>() is "slide" or "subslide") slide++;
            if (cell["cell_type"]!.GetValue<string>() == "code") code.Add(slide);
        }

        code.CountBy(one => one).Where(one => one.Value > 2).Select(one => $"slide {one.Key}").ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void It_opens_at_once_for_it_has_two_MiB_at_most(string file) =>
        new FileInfo(Path.Combine(Checkout.Root, file)).Length.ShouldBeLessThanOrEqualTo(2 << 20);

    [Theory]
    [MemberData(nameof(Course))]
    public void The_stored_outputs_are_those_of_a_quick_run(string file) =>
        Load(file).CodeCells.Select(cell => cell.Outputs.ToJsonString()).ShouldContain(outputs => outputs.Contains("quick budget"));

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void No_formula_on_its_page_is_left_as_it_was_typed(string file)
    {
        var prose = Literal().Replace(HtmlPage.Render(Load(file)), "");
        Regex.Count(prose, @"\$\$").ShouldBe(0);
        Regex.Count(prose, @"\\\(").ShouldBeGreaterThan(0); // there are formulas
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Each_link_inside_the_course_leads_somewhere(string file)
    {
        var texts = file.EndsWith(".md", StringComparison.Ordinal)
            ? [File.ReadAllText(Path.Combine(Checkout.Root, file))]
            : Load(file).Cells.Where(cell => cell.Kind == "markdown").Select(cell => cell.Source);
        var folder = Path.Combine(Checkout.Root, Path.GetDirectoryName(file)!);
        texts.SelectMany(text => RelativeLink().Matches(text)).Select(link => link.Groups[1].Value)
            .Where(target => !Path.Exists(Path.Combine(folder, target))).ShouldBeEmpty();
    }

    private static Notebook Load(string file) => Notebook.Load(Path.Combine(Checkout.Root, file));

    /// <summary>Whether there is text that is not a heading.</summary>
    private static bool HasSentence(NotebookCell cell) =>
        cell.Kind == "markdown" && cell.Source.Split('\n').Any(line => line.Length > 0 && !line.StartsWith('#'));

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.GetFiles(Path.Combine(Checkout.Root, folder), pattern, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Checkout.Root, path))
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "out" or "build" or ".ipynb_checkpoints"))
            .Order();

    /// <summary>What a page shows letter by letter, and what makes it work.</summary>
    [GeneratedRegex(@"<(pre|code|script|style)\b.*?</\1>", RegexOptions.Singleline)]
    private static partial Regex Literal();

    /// <summary>The target of a Markdown link or picture without a scheme, up to its fragment.</summary>
    [GeneratedRegex(@"\]\((?![a-z]+:|#)([^)\s#]+)")]
    private static partial Regex RelativeLink();
}
