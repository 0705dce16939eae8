using Minimax.Layers;
using Minimax.Models;
using Minimax.Objectives;
using Minimax.Sampling;
using Minimax.Steps;
using Minimax.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Tests.Steps;

/// <summary>Three steps of both stages of StackGAN, and of a level of Stacked GAN, beside PyTorch's, on the same weights.</summary>
public sealed class StackParityTests
{
    private const int Phrases = 5, Noise = 4, Code = 3, Width = 4, Batch = 8, Told = 3, Made = 6;

    [Fact]
    public void Stage_I_makes_PyTorchs_numbers()
    {
        var g = Peer.Scaled(new StackGan.Generator(Phrases, Noise, Code, Width), 4);
        Compare("stage-1", Stage(g, g.Cloud, 16), Pairs(16));
    }

    [Fact]
    public void Stage_II_makes_PyTorchs_numbers()
    {
        var g = Peer.Scaled(new StackGan.Refiner(new StackGan.Generator(Phrases, Noise, Code, Width), Phrases, Noise, Code, Width), 4);
        Compare("stage-2", Stage(g, g.Cloud, 32), Pairs(32));
    }

    [Fact]
    public void A_level_of_a_stack_of_features_makes_PyTorchs_numbers()
    {
        var g = Peer.Scaled(new FeatureStack.Generator(Told + Noise, Made, ReLU(), width: 8), 4);
        var d = Peer.Scaled(new FeatureStack.Discriminator(Made, Noise, width: 8), 4);
        var encoder = Peer.Scaled(Linear(Made, Told), 4);
        Tensor Missed(Tensor pair) => (encoder.call(pair.narrow(1, 0, Made)) - pair.narrow(1, Made, Told)).square().mean();
        var game = new GeneratorPays(new ReadableCode(new NonSaturating(), classes: 0, Noise, weight: 0.2), Missed) { Weight = 0.5 };
        var prior = new JoinedPrior(new EmpiricalPrior(Peer.Fill(0.4, 0, 1, 10, Told)), new UniformPrior(Noise));
        var step = new GanStep(new WithLabel(g, Told + Noise), new WithoutLabel(d, Made), game, prior, (Adam(g), Adam(d)));
        Compare("level", step, Labelled.Join(Peer.Fill(0.5, 0, 1, Batch, Made), zeros(Batch, Told + Noise)));
    }

    private static GanStep Stage(Module<Tensor, Tensor> g, Func<Tensor, GaussianCode> cloud, int side)
    {
        var d = Peer.Scaled(new StackGan.Discriminator(Phrases, side, Code, Width), 4);
        var game = new GeneratorPays(new MatchingAware(new NonSaturating(), Phrases), made => cloud(Labelled.Last(made, Phrases)).Divergence()) { Weight = 0.5 };
        var prior = new JoinedPrior(new NormalPrior(Noise), new EmpiricalPrior(Sentences(10)));
        return new GanStep(new WithLabel(g, Phrases), d, game, prior, (Adam(g), Adam(d))) { ReuseSamples = true };
    }

    private static void Compare(string name, IStep<Tensor> step, Tensor batch)
    {
        foreach (var (number, expected) in Peer.Reference("stack_parity")[name]!.AsArray().Index())
        {
            manual_seed(number);
            foreach (var (ours, theirs) in step.Update(batch).Read().Zip(expected!.Doubles())) ours.ShouldBe(theirs, 1e-4);
        }
    }

    private static Tensor Pairs(int side) => Labelled.Join(Peer.Fill(0.5, -1, 1, Batch, 3, side, side), Sentences(Batch));

    private static Tensor Sentences(int count) => Peer.Fill(0.3, 0, 1, count, Phrases).round();

    private static FusedAdam Adam(Module network) => new(network.parameters(), 1e-2, 0.5);
}
