using System.Diagnostics;
using Minimax.Notebooks.Tests.Support;

namespace Minimax.Notebooks.Tests.Running;

/// <summary>A training that is killed, and resumes from its checkpoint.</summary>
public sealed class KilledRunTests(JupyterHome home) : IClassFixture<JupyterHome>
{
    private const int Steps = 90;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_run_that_is_killed_at_random_steps_and_resumed_ends_in_the_same_weights_bit_by_bit()
    {
        var random = new Random(6); // the steps at which it dies: any will do
        await FinishAsync("whole");
        (await KillAsync("killed", afterStep: random.Next(Steps / 6, Steps / 3), run => Process.GetProcessById(int.Parse(File.ReadAllText(PathOf("killed.pid")))))).ShouldBe(1);
        await KillAsync("killed", afterStep: random.Next(Steps / 2, Steps * 2 / 3), run => run);
        StepOf("killed").ShouldBeLessThan(Steps);
        await FinishAsync("killed");
        File.ReadAllText(PathOf("killed.digest")).ShouldBe(File.ReadAllText(PathOf("whole.digest")));
    }

    // A process that resumes starts from other weights, so that only the checkpoint can lead to the same end. It leaves its last step in a file.
    private string Notebook(string name) => home.Write($"{name}.ipynb", TestNotebook.Json(
        $"#r \"{Path.Combine(Checkout.Root, "bin", "Minimax.dll")}\"" + """

        using System.IO;
        using System.Security.Cryptography;
        using Minimax.Models;
        using Minimax.Objectives;
        using Minimax.Sampling;
        using Minimax.Steps;
        using Minimax.Training;
        using TorchSharp;
        using static TorchSharp.torch;
        """,
        $"var file = @\"{PathOf(name)}\";" + """

        File.WriteAllText(file + ".pid", $"{Environment.ProcessId}");
        set_num_threads(1);
        manual_seed(File.Exists(file + ".checkpoint") ? 2 : 1);
        var (g, d) = (new Dcgan.Generator(width: 4), new Dcgan.Discriminator(width: 4));
        var step = new GanStep(g, d, new NonSaturating(), new NormalPrior(g.Latent), (new FusedAdam(g.parameters(), 2e-4, 0.5), new FusedAdam(d.parameters(), 2e-4, 0.5)));
        """,
        $"var steps = {Steps};" + """

        var loop = new TrainingLoop<Tensor>(step, _ => rand(16, 1, 28, 28) * 2 - 1)
        {
            Steps = steps, Seed = 3, ReportEvery = 1, CheckpointFile = file + ".checkpoint", CheckpointEvery = 4,
            Report = p => { File.WriteAllText(file + ".new", $"{p.Step}"); File.Move(file + ".new", file + ".step", overwrite: true); },
        };
        loop.Run();
        var weights = cat(g.state_dict().Values.Concat(d.state_dict().Values).Select(t => t.to_type(ScalarType.Float32).flatten()).ToArray());
        File.WriteAllText(file + ".digest", Convert.ToHexString(SHA256.HashData(weights.bytes.ToArray())));
        """));

    private async Task FinishAsync(string name)
    {
        var (code, output) = await home.RunAsync("dotnet", [Checkout.Cli, "run", Notebook(name), "--out", "out"], limit: Patience);
        code.ShouldBe(0, output);
        StepOf(name).ShouldBe(Steps);
    }

    /// <summary>Kills the run, or the process in which it runs its cells, and returns the run's exit code.</summary>
    private async Task<int> KillAsync(string name, int afterStep, Func<Process, Process> which)
    {
        using var process = Process.Start(home.StartInfo("dotnet", [Checkout.Cli, "run", Notebook(name), "--out", "out"]))!;
        var clock = Stopwatch.StartNew();
        while (StepOf(name) < afterStep && !process.HasExited && clock.Elapsed < Patience) await Task.Delay(1);
        process.HasExited.ShouldBeFalse();
        which(process).Kill(); // SIGKILL: nothing can be tidied up
        await process.WaitForExitAsync(CancellationToken.None);
        return process.ExitCode;
    }

    private string PathOf(string name) => Path.Combine(home.Folder, name);

    private int StepOf(string name) => File.Exists(PathOf(name + ".step")) ? int.Parse(File.ReadAllText(PathOf(name + ".step"))) : 0;
}
