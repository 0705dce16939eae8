using System.Diagnostics;
using System.Text.Json.Nodes;
using Minimax.Notebooks.Formats;
using Minimax.Notebooks.Tests.Support;

namespace Minimax.Notebooks.Tests.Running;

/// <summary>What the reader's Ctrl+C leaves, and how soon.</summary>
[Collection(nameof(Alone))]
public sealed class CtrlCTests(JupyterHome home) : IClassFixture<JupyterHome>
{
    [Fact]
    public async Task A_bench_keeps_what_was_timed_and_ends_within_a_second()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal to send.");
        using var process = Process.Start(home.StartInfo("dotnet", [Checkout.Cli, "bench", "op", "memory", "--rounds", "1", "--json", "some.json"]))!;
        while (await process.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line && !line.Contains("round 1 of 1", StringComparison.Ordinal)) { }
        await Task.Delay(2000, CancellationToken.None); // into the two thousand steps

        var clock = Stopwatch.StartNew();
        Process.Start("kill", ["-INT", process.Id.ToString()]).WaitForExit();
        Process.Start("kill", ["-TERM", process.Id.ToString()]).WaitForExit(); // `timeout` sends two
        await process.WaitForExitAsync(CancellationToken.None);
        process.ExitCode.ShouldBe(130);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2)); // a second, and the end of a process
        JsonNode.Parse(File.ReadAllText(Path.Combine(home.Folder, "some.json")))!["rows"]!.AsArray().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_run_keeps_what_ran_and_exits_with_130()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal to send.");
        var start = home.StartInfo("dotnet", [Checkout.Cli, "run", home.Write("endless.ipynb", TestNotebook.Json("\"ran\"", "while (true) {}")), "--out", "out"]);
        using var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line && !line.Contains("  2/2 ", StringComparison.Ordinal)) { }

        var clock = Stopwatch.StartNew();
        Process.Start("kill", ["-INT", process.Id.ToString()]).WaitForExit();
        await process.WaitForExitAsync(CancellationToken.None);
        process.ExitCode.ShouldBe(130);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(3)); // a second, and the end of two processes
        Notebook.Load(Path.Combine(home.Folder, "out", "endless.ipynb")).Cells[0].Outputs.ToJsonString().ShouldContain("ran");
    }
}
