using Minimax.Data;
using Minimax.Models;
using Minimax.Sampling;
using Minimax.Steps;
using Minimax.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Tests.Steps;

/// <summary>What the steps between two domains say in words.</summary>
public sealed class DomainStepTests
{
    [Fact]
    public void A_refiner_that_changes_nothing_before_a_judge_that_knows_nothing_pays_ln_2()
    {
        var (r, d) = (Conv2d(1, 1, 1), Conv2d(1, 1, 1));
        using (no_grad())
        {
            r.weight!.fill_(1);
            r.bias!.zero_();
            d.weight!.zero_();
            d.bias!.zero_();
        }

        var step = new SimGanStep(r, d, new ImagePool(0, [1, 4, 4]), (Still(r), Still(d))) { Lambda = 10 };
        step.Update((rand(2, 1, 4, 4), rand(2, 1, 4, 4))).Read().ShouldBe([2 * Math.Log(2), Math.Log(2), 0, 0.5, 0.5], 1e-6);
        using (no_grad()) r.bias!.fill_(0.25);
        step.Update((rand(2, 1, 4, 4), rand(2, 1, 4, 4))).Read().ShouldBe([2 * Math.Log(2), Math.Log(2) + 2.5, 0.25, 0.5, 0.5], 1e-5);
    }

    [Fact]
    public void Without_the_task_G_of_PixelDA_does_not_hear_of_labels()
    {
        Moved(task: 0).ShouldBe(Moved(task: 0, turn: 1));
        Moved(task: 1).ShouldNotBe(Moved(task: 1, turn: 1));

        static float[] Moved(double task, int turn = 0)
        {
            var (g, d, t) = (new PixelDaGenerator(8, 1, 3, 4, 1), new PatchDiscriminator(1, 4, 1, normalise: false), Sequential(Flatten(), Linear(64, 3)));
            Peer.Initialise(g);
            Peer.Initialise(d);
            Peer.Initialise(t);
            manual_seed(0);
            var step = new PixelDaStep(g, d, t, new NormalPrior(3), (Adam(g), Still(d), Still(t))) { Weights = new PixelDaWeights { Task = task } };
            var label = (arange(4) + turn).remainder(3);
            step.Update((new ImageBatch(Peer.Fill(0.5, -1, 1, 4, 1, 8, 8), label), Peer.Fill(0.3, -1, 1, 4, 1, 8, 8)));
            return [.. g.parameters().SelectMany(p => p.detach().data<float>().ToArray())];
        }
    }

    [Fact]
    public void Both_domains_of_UNIT_share_what_is_next_to_the_latents_and_nothing_else()
    {
        var net = new UnitNet(1, width: 2, blocks: 1);
        Touched(net.Decode(net.Encode(rand(1, 1, 8, 8), 0), 0)).ShouldBe(["narrow.0", "sharedIn.0", "sharedOut.0", "widen.0"], ignoreOrder: true);
        Touched(net.Translate(rand(1, 1, 8, 8), to: 0)).ShouldBe(["narrow.1", "sharedIn.0", "sharedOut.0", "widen.0"], ignoreOrder: true);

        List<string> Touched(Tensor output)
        {
            foreach (var parameter in net.parameters()) parameter.grad = null;
            output.sum().backward();
            return [.. net.named_parameters().Where(p => p.parameter.grad is not null).Select(p => string.Join('.', p.name.Split('.')[..2])).Distinct()];
        }
    }

    private static OptimizerHelper Still(Module network) => optim.SGD(network.parameters(), 0);

    private static FusedAdam Adam(Module network) => new(network.parameters(), 1e-3, 0.5);
}
