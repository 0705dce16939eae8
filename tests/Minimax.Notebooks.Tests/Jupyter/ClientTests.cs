using System.Text.Json.Nodes;
using Minimax.Notebooks.Formats;
using Minimax.Notebooks.Running;
using Minimax.Notebooks.Tests.Support;

namespace Minimax.Notebooks.Tests.Jupyter;

/// <summary>Debian's own Jupyter programs against this kernel. They need the packages jupyter-client, jupyter-console, jupyter-nbconvert and jupyter-notebook.</summary>
public sealed class ClientTests(JupyterHome home) : IClassFixture<JupyterHome>
{
    private static readonly string[] Cells =
    [
        "var x = 40;\nConsole.WriteLine($\"x is {x}\");", "x + 2", "var shown = display(\"first\");\nshown.Update(HTML(\"<b>last</b>\"));", "#!markdown\n*md*",
    ];

    [Theory]
    [InlineData("execute")]
    [InlineData("error_abort")]
    [InlineData("language")]
    [InlineData("stdin")]
    [InlineData("interrupt")]
    [InlineData("restart")]
    [InlineData("flood")]
    [InlineData("parent")]
    public async Task A_scenario_with_jupyter_client_holds(string scenario)
    {
        var (code, output) = await home.RunAsync(JupyterHome.Python, [Checkout.Client("protocol.py"), scenario]);
        code.ShouldBe(0, output);
        output.ShouldContain("ok");
    }

    [Fact]
    public async Task Nbconvert_executes_a_notebook_and_its_outputs_are_the_headless_runners()
    {
        var path = Path.Combine(home.Folder, "cells.ipynb");
        await File.WriteAllTextAsync(path, TestNotebook.Json(Cells), CancellationToken.None);
        await ShouldAgreeAsync(path);
    }

    [Fact]
    public async Task Packages_made_for_dotnet_interactive_work_in_both_front_doors()
    {
        var path = Path.Combine(home.Folder, "packages.ipynb");
        string[] cells =
        [
            "#r \"nuget: Humanizer\"\nHumanizer.StringHumanizeExtensions.Humanize(\"abc_def\")",
            "#r \"nuget: Plotly.NET.Interactive, 6.0.0\"\n#r \"nuget: Plotly.NET.CSharp, 0.14.0\"\nPlotly.NET.CSharp.Chart.Point<double, double, string>(new[] { 1.0, 2 }, new[] { 5.0, 10 })",
        ];
        await File.WriteAllTextAsync(path, TestNotebook.Json(cells), CancellationToken.None);
        await ShouldAgreeAsync(path);
        var ran = Notebook.Load(Path.Combine(home.Folder, "out", "packages.ipynb")).Cells;
        ran[0].Outputs[^1]!["data"]!["text/plain"]!.ToJsonString().ShouldBe("[\"abc def\"]");
        ran[1].Outputs[^1]!["data"]!["text/html"]!.ToJsonString().ShouldContain("scatter");
    }

    /// <summary>A figure that one drags, a training with live charts, and exercises: what the front doors could show differently. The others have nothing more.</summary>
    [Theory]
    [MemberData(nameof(BothDoors))]
    public async Task Nbconvert_executes_a_notebook_of_the_course_as_the_headless_runner_does(string name) => await ShouldAgreeAsync(Stored(name));

    [Fact]
    public async Task Jupyter_run_runs_a_script_and_leaves_no_kernel_behind()
    {
        var (code, output) = await home.RunAsync("jupyter", ["run", "--kernel", ".net-csharp"], "Console.WriteLine($\"pid {Environment.ProcessId} sum {1 + 2}\");");
        code.ShouldBe(0, output);
        output.ShouldContain("sum 3");
        var kernel = output.Split("pid ")[1].Split(' ')[0];
        for (var waited = 0; waited < 100 && Directory.Exists($"/proc/{kernel}"); waited++) await Task.Delay(100, CancellationToken.None);
        Directory.Exists($"/proc/{kernel}").ShouldBeFalse("the kernel ended with its front end");
    }

    [Fact]
    public async Task Jupyter_console_holds_a_dialogue()
    {
        var (_, output) = await home.RunAsync("jupyter", ["console", "--kernel", ".net-csharp", "--simple-prompt"], "var x = 20;\nx * 2 + 2\nexit\n");
        output.ShouldContain("C# ");
        output.ShouldContain("42");
    }

    public static TheoryData<string> BothDoors => ["01-minimax", "03-dcgan"];

    private static string Stored(string name) => Path.Combine(Checkout.Root, "notebooks", name + ".ipynb");

    private async Task ShouldAgreeAsync(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var (code, output) = await home.RunAsync("jupyter", ["nbconvert", "--to", "notebook", "--execute", path, "--output-dir", Path.Combine(home.Folder, "converted"), "--ExecutePreprocessor.timeout=600"], limit: TimeSpan.FromMinutes(15));
        code.ShouldBe(0, output);
        var converted = Notebook.Load(Path.Combine(home.Folder, "converted", name + ".ipynb"));

        var headless = await home.RunHeadlessAsync(path);
        foreach (var (ours, theirs) in headless.CodeCells.Zip(converted.CodeCells)) OutputComparison.Of(ours.Outputs).ShouldBe(OutputComparison.Of(theirs.Outputs), $"{name}, cell {ours.Number}");

        await home.ShouldBeValidAsync(converted);
    }
}
