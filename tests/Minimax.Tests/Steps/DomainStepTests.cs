using Minimax.Data;
using Minimax.Layers;
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

    [Fact]
    public void An_enhancer_that_changes_nothing_before_judges_that_know_nothing_pays_ln_2_to_each_and_the_variation()
    {
        var (g, f, colour, texture) = (new CorrectionNet(width: 2), new CorrectionNet(width: 2), Blind(3), Blind(3));
        var step = new WespeStep((g, f), (colour, texture), (Still(g), Still(colour))) { Weights = new WespeWeights { Colour = 2, Texture = 3, Variation = 4 } };
        var stripes = (arange(4).remainder(2) * 0.5).to_type(ScalarType.Float32).expand(2, 3, 4, 4); // right 0.5, down 0
        step.Update((stripes, rand(2, 3, 4, 4))).Read().ShouldBe([4 * Math.Log(2), (5 * Math.Log(2)) + (4 * 0.5), 0, 0.5, 0.5], 1e-5);
    }

    [Fact]
    public void A_region_before_judges_that_know_nothing_pays_ln_2_for_each_game_and_its_area()
    {
        var g = new DaGan.Translator(new DaGan.Attention(16, width: 2), new CorrectionNet(width: 2));
        var (d, outside) = (Blind(3), Blind(3));
        var step = new DaGanStep(g, (d, outside), (Still(g), Still(d))) { Weights = new DaGanWeights { Outside = 2, Area = 3, Free = 0.05, Symmetry = 4 } };
        var region = DaGan.Mask(tensor(new float[] { 0, 0, 0.5f, 0.5f }).view(1, 4), 16).mean().item<float>();      // it begins with half of each side
        step.Update((rand(2, 3, 16, 16), rand(2, 3, 16, 16))).Read().ShouldBe([4 * Math.Log(2), (5 * Math.Log(2)) + (3 * 2 * 0.2), region, 0.5, 0.5], 1e-5);
    }

    [Fact]
    public void What_is_outside_of_the_region_of_DA_GAN_passes_and_its_sides_learn_from_what_is_inside()
    {
        var g = new DaGan.Translator(new DaGan.Attention(16, width: 2), new CorrectionNet(width: 2));
        var last = g.named_parameters().Last(p => p.name.StartsWith("correction") && p.name.EndsWith("bias")).parameter;
        using (no_grad()) last.fill_(1);                                                                    // c(x) = 1 everywhere
        var image = rand(1, 3, 16, 16);
        var boxes = tensor(new float[] { 0, 0, 0.5f, 0.25f }).view(1, 4).requires_grad_();
        var change = g.Translate(image, DaGan.Mask(boxes, 16, sharpness: 200)) - image;
        change.sum().item<float>().ShouldBe(3 * 8 * 4, 1e-3);                                               // 8 of 16 columns, 4 of 16 rows
        change[0, 0, 0, 0].item<float>().ShouldBe(0);
        change[0, 0, 8, 8].item<float>().ShouldBe(1, 1e-5);
        DaGan.Mask(boxes, 16).sum().backward();
        boxes.grad![0, 2].item<float>().ShouldBeGreaterThan(0);                                             // a wider box shows more
        boxes.grad![0, 0].item<float>().ShouldBe(0, 1e-3);                                                  // a moved one as much
    }

    private static Conv2d Blind(int channels)
    {
        var judge = nn.Conv2d(channels, 1, 1);
        using var still = no_grad();
        judge.weight!.zero_();
        judge.bias!.zero_();
        return judge;
    }

    private static OptimizerHelper Still(Module network) => optim.SGD(network.parameters(), 0);

    private static FusedAdam Adam(Module network) => new(network.parameters(), 1e-3, 0.5);
}
