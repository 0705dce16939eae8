using Minimax.Notebooks.Formats;
using Minimax.Notebooks.Tests.Support;

namespace Minimax.Notebooks.Tests.Running;

/// <summary><c>minimax run</c>, as the reader calls it.</summary>
public sealed class RunVerbTests(JupyterHome home) : IClassFixture<JupyterHome>
{
    [Fact]
    public async Task A_notebook_that_runs_leaves_notebook_page_and_pictures_and_exit_code_0()
    {
        var path = Write("good.ipynb", "Environment.GetEnvironmentVariable(\"MINIMAX_BUDGET\") + Environment.GetEnvironmentVariable(\"MINIMAX_SEED\")", "\"AQID\".DisplayAs(\"image/png\");");
        var (code, output) = await RunAsync(path, "--budget", "full", "--seed", "7", "--out", "out");
        code.ShouldBe(0, output);
        output.ShouldContain("  2/2 ");
        var folder = Path.Combine(home.Folder, "out");
        Notebook.Load(Path.Combine(folder, "good.ipynb")).Cells[0].Outputs.ToJsonString().ShouldContain("full7");
        File.ReadAllText(Path.Combine(folder, "good.html")).ShouldContain("full7");
        File.ReadAllBytes(Path.Combine(folder, "good", "cell-02-1.png")).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task What_large_tensors_leave_free_does_not_pile_up()
    {
        var path = Write("colours.ipynb",
            $"#r \"{Path.Combine(Checkout.Root, "bin", "Minimax.dll")}\"",
            """
            var images = TorchSharp.torch.zeros(500, 3, 32, 32);                    // 6 MB; a call needs some twenty of it, and none after it
            for (var i = 0; i < 60; i++) Minimax.Data.LabColour.FromRgb(images).Dispose();
            var most = System.IO.File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:"));
            Console.WriteLine($"{long.Parse(most.Split(' ')[^2]) / 1024} MiB");
            """);
        var (code, output) = await RunAsync(path, "--out", "out");
        code.ShouldBe(0, output);
        var printed = Notebook.Load(Path.Combine(home.Folder, "out", "colours.ipynb")).Cells[1].Outputs.ToJsonString();
        int.Parse(System.Text.RegularExpressions.Regex.Match(printed, "([0-9]+) MiB").Groups[1].Value).ShouldBeInRange(200, 1200); // 2,000 with holes that glibc passes over
    }

    [Fact]
    public async Task A_cell_that_fails_is_named_in_one_line_and_what_ran_is_kept()
    {
        var (code, output) = await RunAsync(Write("fails.ipynb", "1", "throw new Exception(\"boom\");"), "--out", "out");
        code.ShouldBe(1);
        output.ShouldContain("minimax: fails, cell 2: boom");
        Notebook.Load(Path.Combine(home.Folder, "out", "fails.ipynb")).Cells[0].Outputs.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_file_that_is_no_notebook_is_one_line()
    {
        var path = Path.Combine(home.Folder, "broken.ipynb");
        await File.WriteAllTextAsync(path, "{", CancellationToken.None);
        var (code, output) = await RunAsync(path, "--out", "nothing");
        code.ShouldBe(1);
        output.Trim().ShouldBe($"minimax: {path}: is not JSON (line 1, byte 2)");
        Directory.Exists(Path.Combine(home.Folder, "nothing")).ShouldBeFalse();
    }

    [Fact]
    public async Task An_output_folder_that_cannot_be_written_to_is_known_before_anything_runs()
    {
        await File.WriteAllTextAsync(Path.Combine(home.Folder, "taken"), "a file", CancellationToken.None);
        var (code, output) = await RunAsync(Write("idle.ipynb", "1"), "--out", "taken");
        code.ShouldBe(1);
        output.Trim().ShouldStartWith("minimax: the folder taken cannot be written to: ");
        output.ShouldNotContain("1/1");
    }

    [Theory]
    [InlineData("There is no notebook 'nowhere'.", "nowhere")]
    [InlineData("There is no notebook '77'.", "77")]
    [InlineData("--budget cannot be 'huge'; it is smoke, quick or full.", "idle.ipynb", "--budget", "huge")]
    [InlineData("--budget cannot be 'huge'; it is smoke, quick or full.", "03", "--budget", "huge")] // a number is enough
    [InlineData("--device cannot be 'tpu'; it is cpu or cuda.", "idle.ipynb", "--device", "tpu")]
    [InlineData("--sede", "idle.ipynb", "--sede", "1")]
    public async Task Bad_usage_is_one_line_and_exit_code_2(string fault, params string[] arguments)
    {
        Write("idle.ipynb", "1");
        var (code, output) = await RunAsync(arguments);
        code.ShouldBe(2);
        output.Trim().ShouldNotContain("\n");
        output.ShouldContain(fault);
    }

    private string Write(string name, params string[] cells) => home.Write(name, TestNotebook.Json(cells));

    private Task<(int Code, string Output)> RunAsync(params string[] arguments) => home.RunAsync("dotnet", [Checkout.Cli, "run", .. arguments]);
}
