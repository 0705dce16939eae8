using System.Diagnostics;
using System.Text.Json;
using Minimax.Tests.Data;
using Minimax.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Minimax.Tests.Training;

/// <summary>The way to several machines: our weights, exported, and PyTorch's processes, <c>tests/peers/data_parallel.py</c>.</summary>
public sealed class DataParallelTests : IDisposable
{
    private const int Steps = 20, Width = 128; // the script's
    private const double LeakySlope = 0.2;

    private readonly string folder = Directory.CreateTempSubdirectory("minimax-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Two_processes_with_half_a_batch_each_have_the_losses_of_one_with_the_whole_batch()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The tests have PyTorch on Linux only.");
        manual_seed(1);
        using (var g = new Player(() => nn.ReLU(), outputs: 2)) Weights.Save(g, File("g.pt"));
        using (var d = new Player(() => nn.LeakyReLU(LeakySlope), outputs: 1)) Weights.Save(d, File("d.pt"));
        var told = await Task.WhenAll(RunAsync(rank: 0, of: 1), RunAsync(rank: 0, of: 2), RunAsync(rank: 1, of: 2));
        told[2].ShouldBeEmpty(); // the first one speaks for both
        var (alone, together) = (Losses(told[0]), Losses(told[1]));
        alone.Length.ShouldBe(2 * Steps);
        alone.Min().ShouldBeLessThan(alone.Max() - 0.1); // there was something to be learnt
        alone.Zip(together).Max(pair => Math.Abs(pair.First - pair.Second)).ShouldBeLessThan(1e-5);
    }

    private static double[] Losses(string json) => [.. JsonSerializer.Deserialize<double[][]>(json)!.SelectMany(step => step)];

    private string File(string name) => Path.Combine(folder, name);

    private async Task<string> RunAsync(int rank, int of)
    {
        var start = new ProcessStartInfo("/usr/bin/python3", [Path.Combine(Checkout.Root, "tests", "peers", "data_parallel.py"), File("g.pt"), File("d.pt")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        (start.Environment["RANK"], start.Environment["WORLD_SIZE"]) = ($"{rank}", $"{of}");
        (start.Environment["MEET"], start.Environment["GLOO_SOCKET_IFNAME"]) = ($"file://{File("meet")}", "lo");
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, await errors);
        return output.Trim();
    }

    /// <summary>A network of <c>minimax new</c>.</summary>
    private sealed class Player : nn.Module<Tensor, Tensor>
    {
        private readonly Sequential layers;

        public Player(Func<nn.Module<Tensor, Tensor>> activation, int outputs) : base("Player")
        {
            layers = nn.Sequential(nn.Linear(2, Width), activation(), nn.Linear(Width, Width), activation(), nn.Linear(Width, outputs));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => layers.call(x);
    }
}
