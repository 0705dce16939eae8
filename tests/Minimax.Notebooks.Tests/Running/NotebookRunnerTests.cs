using System.Diagnostics;
using System.Text.Json.Nodes;
using Minimax.Notebooks.Formats;
using Minimax.Notebooks.Running;
using Minimax.Notebooks.Session;
using Minimax.Notebooks.Tests.Support;

namespace Minimax.Notebooks.Tests.Running;

public sealed class NotebookRunnerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Every_kind_of_output_is_stored_as_the_format_asks()
    {
        var (run, outputs) = await RunAsync("Console.WriteLine(\"a\\nb\");\nConsole.Error.Write('c');\ndisplay(HTML(\"<b>d</b>\"));\n\"e\"");
        run.Succeeded.ShouldBeTrue();
        outputs.ShouldHaveSingleItem().ToJsonString(Relaxed).ShouldBe(
            """
            [{"name":"stdout","output_type":"stream","text":["a\n","b\n"]},{"name":"stderr","output_type":"stream","text":["c"]},
            {"data":{"text/html":["<b>d</b>"],"text/plain":["d"]},"metadata":{},"output_type":"display_data"},
            {"data":{"text/plain":["e"]},"execution_count":1,"metadata":{},"output_type":"execute_result"}]
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public async Task An_update_replaces_the_display_where_it_stands_even_from_a_later_cell()
    {
        var (_, outputs) = await RunAsync("var d = display(\"first\");\nConsole.Write(\"x\");", "d.Update(\"last\");");
        outputs[0]!.AsArray()[0]!["data"]!["text/plain"]!.ToJsonString().ShouldBe("[\"last\"]");
        outputs[0]!.AsArray().Count.ShouldBe(2);
        outputs[1]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_failed_cell_ends_the_run_and_what_ran_is_kept()
    {
        var (run, outputs) = await RunAsync("1", "throw new Exception(\"boom\");", "3");
        run.ShouldSatisfyAllConditions(() => run.Cells.ShouldBe(3), () => run.Ran.ShouldBe(1), () => run.Stopped.ShouldBeFalse(), () => run.Error!.Message.ShouldBe("boom"));
        outputs[1]!.AsArray().ShouldHaveSingleItem()!["output_type"]!.GetValue<string>().ShouldBe("error");
        outputs[2]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Console.Write(\"on\"); while (true) {}")]
    [InlineData("Console.Write(\"on\"); while (true) { Microsoft.DotNet.Interactive.KernelInvocationContext.Current.CancellationToken.ThrowIfCancellationRequested(); }")]
    public async Task A_stopped_run_returns_within_a_second_and_keeps_what_ran(string endless)
    {
        using var stop = new CancellationTokenSource();
        var notebook = Notebook.Load(TestNotebook.Write(folder, "n.ipynb", "1", endless, "3"));
        var clock = new Stopwatch();
        var observer = new Observer { OnPrint = () => { clock.Start(); stop.Cancel(); } };
        var run = await new NotebookRunner(LocalSession.In, observer).RunAsync(notebook, stop.Token);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1.5)); // a second, and the slack of a busy machine
        run.ShouldSatisfyAllConditions(() => run.Stopped.ShouldBeTrue(), () => run.Ran.ShouldBe(1));
        var outputs = notebook.Cells[1].Outputs;
        outputs[0]!["text"]!.ToJsonString().ShouldBe("[\"on\"]");
        outputs[1]!["evalue"]!.GetValue<string>().ShouldBe("The cell was stopped.");
    }

    [Fact]
    public async Task The_observer_sees_all_as_it_happens()
    {
        var observer = new Observer();
        var notebook = Notebook.Load(TestNotebook.Write(folder, "n.ipynb", "\n// first line\nConsole.Write(\"p\"); var d = display(\"d\"); d.Update(\"u\");", "throw new Exception(\"boom\");"));
        await new NotebookRunner(LocalSession.In, observer).RunAsync(notebook);
        observer.Seen.ShouldBe(["start 1 of 2: // first line", "stdout p", "display d", "update u", "end 1", "start 2 of 2: throw new Exception(\"boom\");", "error boom", "end 2"]);
    }

    [Fact]
    public async Task Notebooks_run_one_after_the_other_in_sessions_of_their_own()
    {
        (await RunAsync("var x = 1;")).Run.Succeeded.ShouldBeTrue();
        (await RunAsync("x")).Run.Error!.Message.ShouldContain("CS0103");
    }

    [Fact]
    public async Task A_cell_that_asks_for_input_fails_clearly() =>
        (await RunAsync("await GetInputAsync(\"Name?\")")).Run.Error!.Message.ShouldContain("nobody is there to answer");

    [Fact]
    public async Task A_cell_in_another_language_by_its_metadata_is_shown_as_that()
    {
        var json = JsonNode.Parse(TestNotebook.Json("# Title"))!;
        json["cells"]![0]!["metadata"] = new JsonObject { ["polyglot_notebook"] = new JsonObject { ["kernelName"] = "markdown" } };
        var notebook = Notebook.Load(folder.Write("n.ipynb", json.ToJsonString()));
        (await new NotebookRunner(LocalSession.In).RunAsync(notebook)).Succeeded.ShouldBeTrue();
        notebook.Cells[0].Outputs[0]!["data"]!["text/markdown"]!.ToJsonString().ShouldBe("[\"# Title\"]");
    }

    [Fact]
    public async Task A_cell_tagged_as_one_that_may_fail_fails_and_the_run_goes_on()
    {
        var json = JsonNode.Parse(TestNotebook.Json("throw new Exception(\"boom\");", "2"))!;
        foreach (var cell in json["cells"]!.AsArray()) cell!["metadata"] = new JsonObject { ["tags"] = new JsonArray("raises-exception") };
        var notebook = Notebook.Load(folder.Write("n.ipynb", json.ToJsonString()));
        var observer = new Observer();
        var run = await new NotebookRunner(LocalSession.In, observer).RunAsync(notebook);
        run.ShouldSatisfyAllConditions(() => run.Succeeded.ShouldBeTrue(), () => run.Ran.ShouldBe(2), () => run.Error.ShouldBeNull());
        notebook.Cells[0].Outputs.ShouldHaveSingleItem()!["evalue"]!.GetValue<string>().ShouldBe("boom");
        notebook.Cells[1].Outputs.ShouldHaveSingleItem()!["output_type"]!.GetValue<string>().ShouldBe("execute_result");
        observer.Seen.ShouldNotContain(line => line.StartsWith("error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cell_that_may_fail_but_takes_its_process_along_ends_the_run()
    {
        var json = JsonNode.Parse(TestNotebook.Json("1", "2"))!;
        json["cells"]![0]!["metadata"] = new JsonObject { ["tags"] = new JsonArray("raises-exception") };
        var notebook = Notebook.Load(folder.Write("n.ipynb", json.ToJsonString()));
        var run = await new NotebookRunner(_ => new LostSession()).RunAsync(notebook);
        run.ShouldSatisfyAllConditions(() => run.Ran.ShouldBe(0), () => run.Error!.Message.ShouldBe("gone"), () => notebook.Cells[1].Outputs.ShouldBeEmpty());
    }

    [Fact]
    public async Task What_one_cell_leaves_is_bounded_and_says_what_is_missing()
    {
        var (run, outputs) = await RunAsync(
            "for (var i = 0; i < 20000; i++) Console.Write($\"\\r{i}\");",
            "for (var i = 0; i < 100000; i++) Console.WriteLine(i);\nfor (var i = 0; i < 5; i++) display(new string('x', 6_000_000));\nConsole.Error.Write(\"more\");",
            "\"next\"");
        run.Succeeded.ShouldBeTrue();
        outputs[0].ShouldHaveSingleItem()!["text"]!.ToJsonString().ShouldBe("[\"19999\"]");
        outputs[1].Count(output => output!["output_type"]!.GetValue<string>() == "display_data").ShouldBe(2);
        outputs[1][0]!["text"]!.AsArray().Count(line => line!.GetValue<string>().Contains("are left out here; 262,144 are kept", StringComparison.Ordinal)).ShouldBe(1);
        outputs[1][^1]!["text"]!.ToJsonString().ShouldContain("3 displays and 4 further characters of text");
        outputs[2].ToJsonString().ShouldContain("next");
    }

    [Fact]
    public async Task Updates_are_bounded_as_displays_are_and_one_that_is_too_large_leaves_what_was_shown()
    {
        var (_, outputs) = await RunAsync(
            "var d = display(\"small\");\nfor (var i = 0; i < 5; i++) d.Update(new string('x', 6_000_000));", // one takes the place of the other
            "d.Update(\"again\");\nd.Update(new string('y', 20_000_000));");
        outputs[0][0]!["data"]!["text/plain"]!.ToJsonString().ShouldBe("[\"again\"]");
        outputs[0][1]!["text"]!.ToJsonString().ShouldContain("left out: 1 displays");
    }

    [Fact]
    public async Task The_notebook_is_stored_after_each_cell()
    {
        var file = folder.File("stored.ipynb");
        var notebook = Notebook.Load(TestNotebook.Write(folder, "n.ipynb", "var d = display(\"first\");", $"d.Update(\"last\"); System.IO.File.ReadAllText(@\"{file}\").Contains(\"first\")", "throw new Exception();"));
        await new NotebookRunner(LocalSession.In) { OutputFile = file }.RunAsync(notebook);
        var stored = Notebook.Load(file).Cells;
        stored[0].Outputs.ToJsonString().ShouldContain("last");
        stored[1].Outputs.ToJsonString().ShouldContain("True");
        stored[2].Outputs.ShouldHaveSingleItem();
    }

    private static readonly System.Text.Json.JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private async Task<(NotebookRun Run, JsonArray[] Outputs)> RunAsync(params string[] cells)
    {
        var notebook = Notebook.Load(TestNotebook.Write(folder, "n.ipynb", cells));
        var run = await new NotebookRunner(LocalSession.In).RunAsync(notebook);
        return (run, [.. notebook.Cells.Select(cell => cell.Outputs)]);
    }

    private sealed class LostSession : ICellSession
    {
        public double? PeakMemory => null;

        public Task RunAsync(string code, string name, IOutputSink sink, CancellationToken stop) => throw new SessionLostException(new CellError("ProcessEnded", "gone", ["gone"]));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class Observer : INotebookObserver
    {
        public List<string> Seen { get; } = [];

        public Action? OnPrint { get; init; }

        public void CellStarted(NotebookCell cell, int count) => Seen.Add($"start {cell.Number} of {count}: {cell.FirstLine}");

        public void Printed(string stream, string text)
        {
            Seen.Add($"{stream} {text}");
            OnPrint?.Invoke();
        }

        public void Displayed(DisplayBundle bundle) => Seen.Add($"display {bundle.PlainText}");

        public void Updated(DisplayBundle bundle) => Seen.Add($"update {bundle.PlainText}");

        public void Failed(CellError error) => Seen.Add($"error {error.Message}");

        public void CellFinished(NotebookCell cell, TimeSpan elapsed) => Seen.Add($"end {cell.Number}");
    }
}
