using Minimax.Layers;
using Minimax.Objectives;
using Minimax.Sampling;
using Minimax.Steps;
using Minimax.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Tests.Steps;

/// <summary>Three steps of each autoencoder of notebook 17 beside PyTorch's, on the same weights.</summary>
public sealed class LatentParityTests
{
    private const int Pixels = 6, Latent = 3, Width = 8, Batch = 10;

    private static readonly NormalPrior Prior = new(Latent);
    private static readonly Tensor X = Peer.Fill(0.5, -1, 1, Batch, Pixels);

    [Fact]
    public void WAE_MMD_makes_PyTorchs_numbers()
    {
        var (e, g, mmd) = (Network(Pixels, Latent), Network(Latent, Pixels), MaximumMeanDiscrepancy.ForLatents(Latent));
        Compare("wae-mmd", new AutoencoderStep(e, g, z => (z, mmd.Of(z, Prior.Draw(Batch))), Adam(e, g)) { Lambda = 10 });
    }

    [Fact]
    public void WAE_GAN_makes_PyTorchs_numbers()
    {
        var (e, g, d) = (Network(Pixels, Latent), Network(Latent, Pixels), Sequential(Network(Latent, 1), Flatten(0)));
        Compare("wae-gan", new WaeGanStep(e, g, d, new NonSaturating(), Prior, (Adam(e, g), Adam(d))));
    }

    [Fact]
    public void IAN_makes_PyTorchs_numbers()
    {
        var (d, e, g) = (new Seeing(Network(Pixels, 3)), Linear(Width, 2 * Latent), Network(Latent, Pixels));
        Peer.Initialise(e);
        Compare("introspective", new IntrospectiveStep(d, e, g, Prior, (Adam(e, g), Adam(d))) { Weights = new() { Orthogonal = 0.05 } });
    }

    private static void Compare(string name, IStep<Tensor> step)
    {
        foreach (var (number, expected) in Peer.Reference("latent_parity")[name]!.AsArray().Index())
        {
            manual_seed(number);
            foreach (var (ours, theirs) in step.Update(X).Read().Zip(expected!.Doubles())) ours.ShouldBe(theirs, 1e-4);
        }
    }

    private static FusedAdam Adam(params Module[] networks) => new(networks.SelectMany(network => network.parameters()), 1e-2, 0.5);

    private static Sequential Network(int inputs, int outputs) => Peer.Scaled(Sequential(Linear(inputs, Width), Tanh(), Linear(Width, outputs)), 10);

    private sealed class Seeing : Module<Tensor, Tensor>, IFeatures
    {
        private readonly Sequential layers;

        public Seeing(Sequential layers) : base("Seeing")
        {
            this.layers = layers;
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => layers.call(x);

        public Tensor Features(Tensor x) => layers.children().Take(2).Cast<Module<Tensor, Tensor>>().Aggregate(x, (seen, layer) => layer.call(seen));
    }
}
