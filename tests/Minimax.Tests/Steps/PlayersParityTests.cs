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

/// <summary>Three steps of each game of notebook 16 beside PyTorch's, on the same weights.</summary>
public sealed class PlayersParityTests
{
    private const int Latent = 4, Width = 16, Batch = 12, Players = 3;

    private static readonly Tensor Real = Peer.Fill(0.5, -1, 1, Batch, 2);

    [Fact]
    public void Unrolled_GAN_makes_PyTorchs_numbers()
    {
        var (g, d) = (Generator(0), Discriminator(0));
        Compare("unrolled", Step(g, d, new Unrolled(new NonSaturating(), steps: 3, rate: 0.5), new NormalPrior(Latent)), Real);
    }

    [Fact]
    public void MAD_GAN_makes_PyTorchs_numbers()
    {
        var g = new WithLabel(new GeneratorMixture([.. Enumerable.Range(0, Players).Select(Generator)]), Players);
        var d = new WithoutLabel(Peer.Scaled(new PlaneNets.Classifier(Players + 1, Width), 10), 2);
        var prior = new JoinedPrior(new NormalPrior(Latent), new CategoryPrior(Players));
        Compare("mad-gan", Step(g, d, new WhichGenerator(Players), prior), Labelled.Join(Real, zeros(Batch, Players)));
    }

    [Fact]
    public void GMAN_makes_PyTorchs_numbers()
    {
        var (g, d) = (Generator(0), new Panel([.. Enumerable.Range(0, Players).Select(Discriminator)]));
        Compare("gman", Step(g, d, new MultiAdversarial(new NonSaturating()) { Lambda = 2 }, new NormalPrior(Latent)), Real);
    }

    private static void Compare(string name, GanStep step, Tensor real)
    {
        foreach (var (number, expected) in Peer.Reference("players_parity")[name]!.AsArray().Index())
        {
            manual_seed(number);
            var report = step.Update(real);
            var (lossD, lossG) = (Loss(report, "D loss"), Loss(report, "G loss"));
            lossD.ShouldBe(expected!.Doubles()[0], 1e-4);
            lossG.ShouldBe(expected!.Doubles()[1], 1e-4);
        }
    }

    private static double Loss(Report report, string name) => report.Names.Zip(report.Read()).Single(one => one.First.Name == name).Second;

    private static GanStep Step(Module<Tensor, Tensor> g, Module<Tensor, Tensor> d, IGame game, IPrior prior) => new(g, d, game, prior, (Adam(g), Adam(d)));

    private static FusedAdam Adam(Module network) => new(network.parameters(), 1e-2, 0.5);

    private static PlaneNets.Generator Generator(int number) => Shifted(Peer.Scaled(new PlaneNets.Generator(Latent, Width, normalise: false), 10), number);

    private static PlaneNets.Discriminator Discriminator(int number) => Shifted(Peer.Scaled(new PlaneNets.Discriminator(Width), 10), number);

    private static T Shifted<T>(T network, int number) where T : Module
    {
        using var still = no_grad();
        foreach (var weight in network.parameters()) weight.add_(0.1 * number);
        return network;
    }
}
