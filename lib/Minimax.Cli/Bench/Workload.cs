using Minimax.Models;
using Minimax.Objectives;
using Minimax.Steps;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Cli.Bench;

/// <summary>One kind of training step to time. Its twin in PyTorch is the function of the same name in <c>tests/peers/bench.py</c>.</summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Batch">Images a step.</param>
/// <param name="GigaFlops">Multiplications and additions of one step, in 10⁹, counted by hand: what the floor is made of.</param>
/// <param name="Prepare">Makes the networks and the data, and returns one step.</param>
internal sealed record Workload(string Name, int Batch, double GigaFlops, Func<Action> Prepare)
{
    public static readonly IReadOnlyList<Workload> All =
    [
        new("dcgan", Batch: 64, GigaFlops: 17.6, Dcgan64),
    ];

    // 28×28, ngf = ndf = 64: the widths of the paper's code.
    private static Action Dcgan64()
    {
        var g = new Dcgan.Generator(width: 64);
        var d = new Dcgan.Discriminator(width: 64);
        var step = new GanStep(g, d, new NonSaturating(), g.Latent, (optim.Adam(g.parameters(), 2e-4, 0.5), optim.Adam(d.parameters(), 2e-4, 0.5)));
        var real = rand(64, 1, 28, 28) * 2 - 1;
        return () =>
        {
            using var scope = NewDisposeScope();
            step.Update(real).Read();
        };
    }
}
