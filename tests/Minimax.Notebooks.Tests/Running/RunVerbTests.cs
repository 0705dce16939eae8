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

        await RunAsync(Write("good.ipynb", "\"AQID\".DisplayAs(\"image/png\");"), "--out", "out");
        Directory.GetFiles(Path.Combine(folder, "good"), "*.png").Select(Path.GetFileName).ShouldBe(["cell-01-1.png"]); // none of the earlier run's
    }

    [Fact]
    public async Task Several_at_once_wait_for_one_another_nowhere_and_each_is_told_of_its_own_folder()
    {
        string[] names = ["left", "right"];
        var files = names.Select((name, i) => Write($"{name}.ipynb", $$"""
            System.IO.File.WriteAllText(@"{{Path.Combine(home.Folder, name)}}", "here");
            for (var i = 0; i < 600 && !System.IO.File.Exists(@"{{Path.Combine(home.Folder, names[1 - i])}}"); i++) System.Threading.Thread.Sleep(100);
            System.IO.File.Exists(@"{{Path.Combine(home.Folder, names[1 - i])}}")
            """, """string.Join(" ", new[] { "OMP_NUM_THREADS", "MINIMAX_WEIGHTS" }.Select(Environment.GetEnvironmentVariable))""")).ToArray();
        var (code, output) = await RunAsync([.. files, "--jobs", "2", "--out", "out"]);
        code.ShouldBe(0, output);
        output.ShouldNotContain("\u001b");
        output.ShouldContain("left: 0%");
        output.IndexOf("│ left", StringComparison.Ordinal).ShouldBeInRange(0, output.IndexOf("│ right", StringComparison.Ordinal));
        foreach (var name in names)
        {
            var cells = Notebook.Load(Path.Combine(home.Folder, "out", $"{name}.ipynb")).Cells;
            cells[0].Outputs.ToJsonString().ShouldContain("True");
            cells[1].Outputs.ToJsonString().ShouldContain($"1 {Path.Combine(home.Folder, "out", name, "weights")}");
        }
    }

    [Fact]
    public async Task Of_several_at_once_the_one_that_fails_is_named_and_the_other_goes_on()
    {
        var (code, output) = await RunAsync(Write("wrong.ipynb", "throw new Exception(\"boom\");"), Write("right.ipynb", "1"), "--jobs", "2", "--out", "out");
        code.ShouldBe(1);
        output.ShouldContain("minimax: wrong, cell 1: boom");
        output.ShouldMatch(@"right +│ +1/1 .* ok ");
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

    [Theory]
    [InlineData("unsayable", "class Unsayable : Exception { public override string Message => throw new NotSupportedException(); }\nthrow new Unsayable();", "System.NotSupportedException: ")]
    [InlineData("no-json", "\"{\".DisplayAs(\"application/json\");", "Expected depth to be zero at the end of the JSON payload.")]
    [InlineData("deep-json", "(new string('[', 60) + new string(']', 60)).DisplayAs(\"application/json\");", "The maximum configured depth of 56 has been exceeded.")]
    [InlineData("value", "using Microsoft.DotNet.Interactive.Formatting;\nclass Odd;\nFormatter.SetPreferredMimeTypesFor(typeof(Odd), \"application/json\");\nFormatter.Register<Odd>((odd, to) => to.Write(\"{\"), \"application/json\");\nnew Odd()", "Expected depth to be zero")]
    public async Task What_a_cell_cannot_say_or_show_fails_that_cell_and_no_more(string name, string cell, string fault)
    {
        var (code, output) = await RunAsync(Write($"{name}.ipynb", "1", cell), "--out", "out");
        code.ShouldBe(1);
        output.ShouldContain($"minimax: {name}, cell 2: ");
        output.ShouldContain(fault);
        output.ShouldNotContain("   at Minimax");
        Notebook.Load(Path.Combine(home.Folder, "out", $"{name}.ipynb")).Cells[1].Outputs.ToJsonString().ShouldContain("\"evalue\"");
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
    [InlineData("--jobs is a number from 1 on.", "idle.ipynb", "--jobs", "none")]
    [InlineData("There is no notebook '77'.", "idle.ipynb", "77")]
    [InlineData("02-gan.ipynb have the same name, and so would the results", "02", "02-gan.ipynb")]
    [InlineData("--sede", "idle.ipynb", "--sede", "1")]
    public async Task Bad_usage_is_one_line_and_exit_code_2(string fault, params string[] arguments)
    {
        Write("idle.ipynb", "1");
        Write("02-gan.ipynb", "1");
        var (code, output) = await RunAsync(arguments);
        code.ShouldBe(2);
        output.Trim().ShouldNotContain("\n");
        output.ShouldContain(fault);
    }

    private string Write(string name, params string[] cells) => home.Write(name, TestNotebook.Json(cells));

    private Task<(int Code, string Output)> RunAsync(params string[] arguments) => home.RunAsync("dotnet", [Checkout.Cli, "run", .. arguments]);
}
