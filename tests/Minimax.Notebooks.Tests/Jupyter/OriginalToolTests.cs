using System.Text.Json.Nodes;
using Minimax.Notebooks.Formats;
using Minimax.Notebooks.Tests.Support;

namespace Minimax.Notebooks.Tests.Jupyter;

/// <summary>The course's second home: Microsoft's .NET Interactive, driven by nbconvert.</summary>
public sealed class OriginalToolTests(OriginalTool tool) : IClassFixture<OriginalTool>
{
    [Theory]
    [InlineData("01-minimax")]
    [InlineData("03-dcgan")]
    public async Task A_notebook_of_the_course_runs_in_the_original_tool(string name)
    {
        var folder = Path.Combine(tool.Home, "out");
        var (code, output) = await tool.ExecuteAsync(Path.Combine(Checkout.Root, "notebooks", name + ".ipynb"), folder);
        code.ShouldBe(0, output);
        var executed = Notebook.Load(Path.Combine(folder, name + ".ipynb"));
        executed.CodeCells.Count().ShouldBeGreaterThan(10);
        executed.CodeCells.SelectMany(cell => cell.Outputs).Select(shown => (string?)shown!["output_type"]).ShouldNotContain("error");
        executed.CodeCells.Count(cell => cell.Outputs.Count > 0).ShouldBeGreaterThan(executed.CodeCells.Count() * 3 / 4);
        executed.CodeCells.SelectMany(cell => cell.Outputs).Any(shown => shown!["data"] is JsonObject data && data.ContainsKey("text/html")).ShouldBeTrue();
    }
}
