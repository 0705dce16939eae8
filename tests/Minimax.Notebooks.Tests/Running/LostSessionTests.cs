using System.Diagnostics;
using Minimax.Notebooks.Formats;
using Minimax.Notebooks.Tests.Support;

namespace Minimax.Notebooks.Tests.Running;

/// <summary>What <c>minimax run</c> makes of a cell that takes its process along.</summary>
public sealed class LostSessionTests(JupyterHome home) : IClassFixture<JupyterHome>
{
    [Theory]
    [InlineData("aborts", "TorchSharp.torch.randn(3, 4).matmul(TorchSharp.torch.randn(3, 4))", "was aborted (SIGABRT). It said: mat1 and mat2 shapes cannot be multiplied (3x4 and 3x4)")]
    [InlineData("exits", "Environment.Exit(3);", "ended itself with exit code 3.")]
    [InlineData("overflows", "int F(int n) => F(n + 1) + 1;\nF(0)", "was aborted (SIGABRT). It said: Stack overflow.")]
    [InlineData("gives-up", "Environment.FailFast(\"no more\");", "was aborted (SIGABRT). It said: Process terminated. no more")]
    [InlineData("throws-elsewhere", "var t = new System.Threading.Thread(() => throw new Exception(\"boom\"));\nt.Start();\nt.Join();", "It said: Unhandled exception. System.Exception: boom")]
    [InlineData("is-killed", "System.Diagnostics.Process.GetCurrentProcess().Kill();\nwhile (true) {}", "was killed (SIGKILL)")]
    [InlineData("hangs-up", "System.Diagnostics.Process.Start(\"kill\", $\"-HUP {Environment.ProcessId}\");\nwhile (true) {}", "was ended by SIGHUP")]
    public async Task The_cell_is_named_with_the_reason_and_all_output_is_kept(string name, string cell, string reason)
    {
        var first = $"#r \"{Path.Combine(Checkout.Root, "bin", "Minimax.dll")}\"\n\"ran\"";
        var (code, output) = await RunAsync(name, first, $"Console.WriteLine(\"begun\");\n{cell}", "\"never\"");
        code.ShouldBe(1, output);
        output.Split('\n').ShouldContain(line => line.StartsWith($"minimax: {name}, cell 2: The process that ran the cells ", StringComparison.Ordinal) && line.Contains(reason, StringComparison.Ordinal), output);
        output.ShouldNotContain("   at Minimax.Cli");

        var cells = Stored(name).Cells;
        cells[0].Outputs.ToJsonString().ShouldContain("ran");
        cells[1].Outputs[0]!["text"]![0]!.GetValue<string>().ShouldBe("begun\n");
        cells[1].Outputs[1]!["evalue"]!.GetValue<string>().ShouldContain(reason);
        cells[2].Outputs.ShouldBeEmpty();
        File.Exists(Path.Combine(home.Folder, "out", $"{name}.html")).ShouldBeTrue();
    }

    [Fact]
    public async Task When_the_run_is_killed_the_cells_that_ran_are_stored_and_their_process_ends_with_it()
    {
        var file = Path.Combine(home.Folder, "pid");
        var notebook = home.Write("orphan.ipynb", TestNotebook.Json("\"ran\"", $"System.IO.File.WriteAllText(@\"{file}\", $\"{{Environment.ProcessId}}.\");\nwhile (true) {{}}"));
        using var run = Process.Start(home.StartInfo("dotnet", [Checkout.Cli, "run", notebook, "--out", "out"]))!;
        await WaitAsync(() => File.Exists(file) && File.ReadAllText(file).EndsWith('.'));
        run.Kill(); // SIGKILL: nothing can be tidied up
        using var cells = Process.GetProcessById(int.Parse(File.ReadAllText(file).TrimEnd('.')));
        await WaitAsync(() => cells.HasExited);

        Stored("orphan").Cells[0].Outputs.ToJsonString().ShouldContain("ran");
        Directory.GetFiles(Path.Combine(home.Folder, "out"), "orphan*.tmp").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_memory_that_the_cells_took_is_told()
    {
        var (code, output) = await RunAsync("large", "var large = new byte[300 << 20];\nArray.Fill(large, (byte)1);\nlarge.Length");
        code.ShouldBe(0, output);
        var row = output.Split('\n').Single(line => line.Contains("large", StringComparison.Ordinal) && line.Contains("ok", StringComparison.Ordinal));
        double.Parse(row.Split('│')[4]).ShouldBeInRange(300, 1000); // MiB: the array and .NET
    }

    private Task<(int Code, string Output)> RunAsync(string name, params string[] cells) =>
        home.RunAsync("dotnet", [Checkout.Cli, "run", home.Write($"{name}.ipynb", TestNotebook.Json(cells)), "--out", "out"]);

    private Notebook Stored(string name) => Notebook.Load(Path.Combine(home.Folder, "out", $"{name}.ipynb"));

    private static async Task WaitAsync(Func<bool> condition)
    {
        for (var clock = Stopwatch.StartNew(); !condition(); await Task.Delay(20)) clock.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(1));
    }
}
