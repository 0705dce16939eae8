using System.Text;
using System.Text.Json.Nodes;
using Minimax.Notebooks.Formats;
using Minimax.Notebooks.Pages;
using Minimax.Notebooks.Running;
using Minimax.Notebooks.Tests.Support;

namespace Minimax.Notebooks.Tests.Formats;

public sealed class NotebookTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Text_is_read_as_one_string_or_as_lines()
    {
        var notebook = Load("""{"nbformat":4,"nbformat_minor":2,"metadata":{},"cells":[{"cell_type":"code","source":["a\n","b"]},{"cell_type":"raw","source":"c"}]}""");
        notebook.Cells.Select(cell => cell.Source).ShouldBe(["a\nb", "c"]);
        notebook.Cells.Select(cell => cell.Number).ShouldBe([1, 0]);
    }

    [Fact]
    public void Good_identifiers_are_kept_and_missing_bad_or_repeated_ones_are_made_the_same_each_time()
    {
        const string json = """
            {"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[
             {"id":"good-1","cell_type":"raw","source":"","metadata":{}},{"id":"good-1","cell_type":"raw","source":"","metadata":{}},
             {"id":"no good","cell_type":"raw","source":"","metadata":{}},{"cell_type":"raw","source":"","metadata":{}}]}
            """;
        var ids = Load(json).Cells.Select(cell => cell.Id).ToArray();
        ids[0].ShouldBe("good-1");
        ids.Distinct().Count().ShouldBe(4);
        ids.ShouldAllBe(id => id.Length <= 64 && id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
        Load(json).Cells.Select(cell => cell.Id).ShouldBe(ids);
    }

    [Theory]
    [InlineData("", "is not JSON (line 1, byte 1)")]
    [InlineData("{\"cells\": [\n", "is not JSON (line 2, byte 1)")]
    [InlineData("[]", "holds no object")]
    [InlineData("{\"cells\":[],\"cells\":[]}", "one name stands twice")]
    [InlineData("{\"cells\":[]}", "'nbformat' is no number")]
    [InlineData("{\"nbformat\":3,\"worksheets\":[]}", "has notebook format 3; only format 4 can be read")]
    [InlineData("{\"nbformat\":4}", "'cells' is no list")]
    [InlineData("{\"nbformat\":4,\"metadata\":1,\"cells\":[]}", "the notebook: 'metadata' is no object")]
    [InlineData("{\"nbformat\":4,\"cells\":[1]}", "cell 1 is no object")]
    [InlineData("{\"nbformat\":4,\"cells\":[{\"cell_type\":\"cod\"}]}", "cell 1: 'cell_type' is neither code, markdown nor raw")]
    [InlineData("{\"nbformat\":4,\"cells\":[{\"cell_type\":\"code\",\"source\":[1]}]}", "cell 1: 'source' is neither text nor a list of lines")]
    [InlineData("{\"nbformat\":4,\"cells\":[{\"cell_type\":\"code\",\"source\":\"\",\"outputs\":[1]}]}", "cell 1: 'outputs' is no list of objects")]
    [InlineData("{\"nbformat\":4,\"cells\":[{\"cell_type\":\"code\",\"source\":\"\\ud800\"}]}", "not valid Unicode")]
    [InlineData("{\"nbformat\":4,\"cells\":[{\"cell_type\":\"code\",\"source\":\"\",\"outputs\":[{}]}]}", "cell 1, output 1: 'output_type' is none of stream, error, display_data and execute_result")]
    [InlineData("{\"nbformat\":4,\"cells\":[{\"cell_type\":\"code\",\"source\":\"\",\"outputs\":[{\"output_type\":\"stream\"}]}]}", "cell 1, output 1 lacks what its 'output_type' asks for")]
    [InlineData("{\"nbformat\":4,\"metadata\":{\"kernelspec\":{\"name\":\"python3\",\"language\":\"python\"}},\"cells\":[]}", "is a notebook in Python (kernel python3); only notebooks in C# (kernel .net-csharp) can be run here")]
    [InlineData("{\"nbformat\":4,\"metadata\":{\"language_info\":{\"name\":\"python\"}},\"cells\":[]}", "is a notebook in Python; only")]
    [InlineData("{\"nbformat\":4,\"metadata\":{\"kernelspec\":{\"name\":\".net-fsharp\",\"language\":\"F#\"}},\"cells\":[]}", "is a notebook in F# (kernel .net-fsharp)")]
    [InlineData("{\"nbformat\":4,\"metadata\":{\"kernelspec\":{\"name\":\"ir\"}},\"cells\":[]}", "is a notebook in Ir; only")]
    public void A_malformed_notebook_is_refused_by_name_place_and_fault(string json, string fault)
    {
        var path = folder.Write("bad.ipynb", json);
        var message = Should.Throw<NotebookFormatException>(() => Notebook.Load(path)).Message;
        message.ShouldStartWith(path + ": ");
        message.ShouldContain(fault);
        message.ShouldNotContain("\n");
    }

    [Fact]
    public void A_byte_order_mark_does_no_harm()
    {
        var path = folder.File("bom.ipynb");
        File.WriteAllText(path, TestNotebook.Json("1"), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Notebook.Load(path).Cells.ShouldHaveSingleItem();
    }

    [Fact]
    public void What_is_saved_reads_back_with_all_that_it_held()
    {
        var json = """{"nbformat":4,"nbformat_minor":5,"metadata":{"mine":{"ünï":[1,"😀"]}},"cells":[{"id":"a","cell_type":"markdown","source":"π\nx","metadata":{"slideshow":{"slide_type":"slide"}}},{"id":"b","cell_type":"code","source":"1","metadata":{}}]}""";
        var notebook = Load(json);
        notebook.Cells[1].SetOutputs(1, []);
        notebook.Save(folder.File("out.ipynb"));
        var text = File.ReadAllText(folder.File("out.ipynb"));
        text.ShouldContain("π");
        text.ShouldContain("slide_type");
        text.ShouldEndWith("}\n");
        Notebook.Load(folder.File("out.ipynb")).Cells[0].Source.ShouldBe("π\nx");
    }

    [Theory]
    [InlineData("{ \"nbformat\":4 , \"nbformat_minor\":2,\r\n\"metadata\":{\"x\":1.50e+1,\"y\":\"\\u00e9é\\u001b\"},\"cells\":[{\"cell_type\":\"raw\",\"source\":\"a\"}]}")]
    [InlineData("\uFEFF{\"nbformat\":4,\"cells\":[]}\n\n")]
    public void What_is_saved_unchanged_is_the_same_byte_for_byte(string text)
    {
        Load(text).Save(folder.File("out.ipynb"));
        File.ReadAllBytes(folder.File("out.ipynb")).ShouldBe(Encoding.UTF8.GetBytes(text));
    }

    [Fact]
    public async Task Five_thousand_mutants_are_read_shown_and_saved_or_refused_but_never_break_anything()
    {
        var random = new Random(20261121);
        var seed = await SeedAsync();
        var read = 0;
        for (var i = 0; i < 5000; i++)
        {
            try
            {
                var notebook = Notebook.Parse(i % 2 == 0 ? Mutate(seed, random) : MutateTree(seed, random), "fuzz.ipynb");
                HtmlPage.Render(notebook).ShouldEndWith("</html>\n");
                foreach (var cell in notebook.CodeCells.Take(1)) cell.SetOutputs(1, []);
                notebook.Save(folder.File("fuzz.ipynb"));
                Notebook.Load(folder.File("fuzz.ipynb")).Cells.Select(cell => cell.Source).ShouldBe(notebook.Cells.Select(cell => cell.Source));
                read++;
            }
            catch (NotebookFormatException exception)
            {
                exception.Message.ShouldStartWith("fuzz.ipynb: ");
                exception.Message.ShouldNotContain("\n");
            }
        }

        read.ShouldBeInRange(500, 4500, "the mutations should leave some notebooks readable and break others");
    }

    /// <summary>A notebook with every kind of cell and output.</summary>
    private async Task<byte[]> SeedAsync()
    {
        var notebook = Notebook.Load(TestNotebook.Write(folder, "seed.ipynb", "%md # Title 😀\n\n$x_1$ [a](b.ipynb)", "Console.Write(\"p\");\ndisplay(HTML(\"<b>b</b>\"));\n1", "throw new Exception();"));
        await new NotebookRunner(LocalSession.In).RunAsync(notebook);
        notebook.Save(folder.File("seed.ipynb"));
        return File.ReadAllBytes(folder.File("seed.ipynb"));
    }

    /// <summary>Replaces or removes one value somewhere in the tree, so that the text is JSON still.</summary>
    private static byte[] MutateTree(byte[] seed, Random random)
    {
        var root = JsonNode.Parse(seed)!;
        var nodes = Descendants(root).ToArray();
        var node = nodes[random.Next(nodes.Length)];
        JsonNode?[] values = [null, 0, -1.5, true, "", "text", "\n\0", new JsonArray(1, null), new JsonArray("a"), new JsonObject(), new JsonObject { ["name"] = new JsonArray() }];
        if (random.Next(8) == 0) Remove(node);
        else node.ReplaceWith(values[random.Next(values.Length)]);
        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    private static void Remove(JsonNode node)
    {
        if (node.Parent is JsonArray array) array.Remove(node);
        else node.Parent!.AsObject().Remove(node.GetPropertyName());
    }

    private static IEnumerable<JsonNode> Descendants(JsonNode node)
    {
        IEnumerable<JsonNode?> children = node switch
        {
            JsonObject members => members.Select(member => member.Value),
            JsonArray items => items,
            _ => [],
        };
        return children.OfType<JsonNode>().SelectMany(child => Descendants(child).Prepend(child));
    }

    private static byte[] Mutate(byte[] seed, Random random)
    {
        var bytes = seed.ToList();
        for (var n = random.Next(1, 4); n > 0; n--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveRange(at, Math.Min(random.Next(1, 9), bytes.Count - at)); break;
                case 2: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 9), bytes.Count - at))); break;
                default: bytes[at] = (byte)"{}[]\",:0\\ "[random.Next(10)]; break;
            }
        }

        return [.. bytes];
    }

    private Notebook Load(string json) => Notebook.Load(folder.Write("n.ipynb", json));
}
