using System.Diagnostics;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace Minimax.Tests.Steps;

/// <summary>
/// A second process that trains: this test assembly, started once more with an environment that says what. It ends before any test
/// would run, unless it is killed.
/// </summary>
internal static class TrainingProcess
{
    public const int Threads = 2;
    public const long LastStep = 7;
    private const string Step = "MINIMAX_TEST_STEP", Checkpoint = "MINIMAX_TEST_CHECKPOINT";

    /// <summary>Trains in a process of its own, and kills it when it has made <see cref="LastStep"/> steps.</summary>
    public static async Task KillAsync(string step, string checkpoint)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(TrainingProcess).Assembly.Location]) { RedirectStandardOutput = true };
        (start.Environment[Step], start.Environment[Checkpoint]) = (step, checkpoint);
        using var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } made)
        {
            if (made != $"{LastStep}") continue;
            process.Kill(); // SIGKILL: nothing can be tidied up
            break;
        }

        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(128 + 9);
    }

    /// <summary>The weights that a process begins with.</summary>
    public static void Begin(Trained step)
    {
        foreach (var player in step.Players) Peer.Initialise(player.Network);
    }

    [ModuleInitializer]
    internal static void TrainIfAsked()
    {
        if (Environment.GetEnvironmentVariable(Step) is not { } name) return;
        set_num_threads(Threads);
        var step = EveryStep.Make(name);
        Begin(step);
        step.Train(1000, Environment.GetEnvironmentVariable(Checkpoint), made =>
        {
            Console.WriteLine(made);
            if (made == LastStep) Thread.Sleep(Timeout.Infinite);
        });
    }
}
