using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Minimax.Notebooks.Tests.Support;

namespace Minimax.Notebooks.Tests.Running;

/// <summary><c>minimax sweep --on slurm</c>, on a real Slurm of two nodes.</summary>
public sealed class SlurmSweepTests(SlurmCluster slurm) : IClassFixture<SlurmCluster>, IDisposable
{
    // A run without libtorch, so that twelve cost little. It tells what a run of the library tells, by the same file.
    private const string Script = """
        using System.Diagnostics;
        using System.Text.Json.Nodes;
        var (rate, seed) = ((double)JsonNode.Parse(Environment.GetEnvironmentVariable("MINIMAX_SETTINGS"))["rate"], int.Parse(Environment.GetEnvironmentVariable("MINIMAX_SEED")));
        var begun = File.Exists("checkpoint") ? int.Parse(File.ReadAllText("checkpoint")) : 0;
        File.WriteAllText("checkpoint", $"{begun + 1}");
        File.WriteAllText("node", Environment.GetEnvironmentVariable("SLURMD_NODENAME"));
        Console.WriteLine($"rate {rate}, seed {seed} begins");
        while (!File.Exists("../go")) Thread.Sleep(50);
        if ((rate, seed) is (3, 1)) // out of memory, say
        {
            Thread.Sleep(500); // its last words have been heard
            Process.GetProcessById(int.Parse(File.ReadAllText("/proc/self/stat").Split(' ')[3])).Kill(); // who watches it
            Process.GetCurrentProcess().Kill();
        }

        if ((rate, seed, begun) is (1, 0, 0)) Thread.Sleep(TimeSpan.FromMinutes(5)); // until it is preempted
        var numbers = new JsonObject { ["score"] = (rate, seed) is (2, 0) ? "NaN" : (10 * rate) + seed, ["starts"] = begun + 1 };
        File.WriteAllText(Environment.GetEnvironmentVariable("MINIMAX_RESULT"), new JsonObject { ["settings"] = new JsonObject { ["rate"] = rate }, ["numbers"] = numbers }.ToJsonString());
        """;

    private readonly TemporaryFolder folder = new();

    private Process? sweep;

    public void Dispose()
    {
        if (sweep is { HasExited: false }) sweep.Kill(entireProcessTree: true);
        sweep?.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Twelve_runs_are_gathered_though_one_is_killed_one_diverges_one_is_preempted_and_a_node_is_drained()
    {
        slurm.Addresses.ShouldBe([IPAddress.Loopback, IPAddress.Loopback, IPAddress.Loopback]); // nobody else can send it jobs

        folder.Write("run.cs", Script);
        folder.Write("many.json", """{"run": "run.cs", "seeds": [0, 1, 2], "settings": {"rate": [1, 2, 3, 4]}, "collect": ["score", "starts"]}""");
        sweep = Start("sweep", "many.json", "--on", "slurm");
        var (errors, printed) = (sweep.StandardError.ReadToEndAsync(CancellationToken.None), sweep.StandardOutput.ReadToEndAsync(CancellationToken.None));

        // Four processors, so four runs begin. The node of the first is drained, and the first run is preempted; then the others may go on.
        slurm.Wait(() => Directory.Exists(Results) && Directory.GetFiles(Results, "node", SearchOption.AllDirectories).Length == 4, "four runs");
        var drained = Node(0);
        slurm.Ask("scontrol", "update", $"nodename={drained}", "state=drain", "reason=test").ShouldBeEmpty();
        var before = Enumerable.Range(0, 12).Where(run => File.Exists(Of(run, "node"))).ToList();
        folder.Write(Path.Combine("out", "sweeps", "many", "go"), "");
        var job = slurm.Ask("squeue", "-h", "-r", "-o", "%F").Split('\n')[0];
        slurm.Ask("scontrol", "requeue", $"{job}_0").ShouldBeEmpty();
        slurm.Wait(() => slurm.Ask("squeue", "-h", "-r", "-t", "pending", "-o", "%K %r").Split('\n').Contains("0 BeginTime"), "the preempted run to be queued");
        slurm.Ask("scontrol", "update", $"job={job}_0", "starttime=now").ShouldBeEmpty(); // Slurm would have it wait for two minutes

        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await sweep.WaitForExitAsync(limit.Token);
        var output = await printed + await errors;
        sweep.ExitCode.ShouldBe(1, output);
        Row(output, "rate 1").ShouldBe(["3", "11 ± 1", "1.333 ± 0.5774"]); // the first of them had two starts
        Row(output, "rate 2").ShouldBe(["2 of 3", "21.5 ± 0.7071", "1 ± 0"]);
        Row(output, "rate 3").ShouldBe(["2 of 3", "31 ± 1.414", "1 ± 0"]);
        Row(output, "rate 4").ShouldBe(["3", "41 ± 1", "1 ± 0"]);
        output.ShouldContain("run 3 (rate 2, seed 0) failed: score is NaN");
        output.ShouldContain("run 7 (rate 3, seed 1) failed: it left nothing\n    rate 3, seed 1 begins", customMessage: output);
        output.Split('\n').Count(line => line.Contains("failed")).ShouldBe(2);

        Enumerable.Range(0, 12).Except(before).Append(0).Select(Node).Distinct().ShouldHaveSingleItem().ShouldNotBe(drained);
        Directory.GetFiles(Results, "*.json").Select(file => JsonNode.Parse(File.ReadAllText(file))!["Key"]).Count().ShouldBe(11); // whole, each of them
        Directory.GetFiles(Results, "*.tmp").ShouldBeEmpty();
    }

    private static string[] Row(string output, string settings) =>
        [.. output.Split('\n').Single(line => line.Contains($"│ {settings} ", StringComparison.Ordinal)).Split('│', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1)];

    private string Results => Path.Combine(folder.Path, "out", "sweeps", "many");

    private string Of(int run, string file) => Path.Combine(Results, $"{run:000}", file);

    private string Node(int run) => File.ReadAllText(Of(run, "node"));

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Checkout.Cli, .. arguments]) { WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SLURM_CONF"] = slurm.Configuration;
        return Process.Start(start)!;
    }
}
