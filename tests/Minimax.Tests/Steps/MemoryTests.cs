using Minimax.Models;
using Minimax.Objectives;
using Minimax.Sampling;
using Minimax.Steps;
using Minimax.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Steps;

public sealed class MemoryTests
{
    private const double Slack = 8; // MiB: far below what a single forgotten tensor of a batch would add up to

    [Fact]
    public void Memory_is_flat_over_two_thousand_steps()
    {
        var g = new MlpGan.Generator(latent: 10, width: 64);
        var d = new MlpGan.Discriminator(width: 32);
        var step = new GanStep(g, d, new NonSaturating(), new UniformPrior(10), (new FusedAdam(g.parameters()), new FusedAdam(d.parameters())));
        var real = rand(16, 1, 28, 28); // 49 KB
        var early = Resident(after: 500);
        (Resident(after: 1500) - early).ShouldBeLessThan(Slack);

        double Resident(int after)
        {
            for (var i = 0; i < after; i++)
            {
                using var scope = NewDisposeScope();
                step.Update(real).Read();
            }

            GC.Collect();
            return Environment.WorkingSet / 1048576.0;
        }
    }
}
