using Minimax.Layers;
using Minimax.Models;
using Minimax.Objectives;
using Minimax.Sampling;
using Minimax.Steps;
using Minimax.Tests.Objectives;
using Minimax.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Minimax.Tests.Steps;

public sealed class GanStepTests
{
    private const int Latent = 10;
    private const int M = 8;
    private const int Width = 16;

    [Fact]
    public void Three_DCGAN_steps_have_the_losses_of_PyTorch()
    {
        var (g, d) = (Initialised(new Dcgan.Generator(width: Width)), Initialised(new Dcgan.Discriminator(width: Width)));
        var step = new GanStep(g, d, new NonSaturating(), new NormalPrior(g.Latent), (Adam(g, 2e-4, 0.5, 0.999), Adam(d, 2e-4, 0.5, 0.999))) { ReuseSamples = true };
        Follow(step, Peer.Fill(0.5, -1, 1, 8, 1, 28, 28), Peer.Reference("dcgan_parity")["losses"]!.AsArray());
    }

    [Theory]
    [InlineData("minimax")]
    [InlineData("non_saturating")]
    [InlineData("maximum_likelihood")]
    public void Three_rounds_of_Algorithm_1_with_two_updates_of_D_have_the_losses_of_PyTorch(string game)
    {
        IObjective objective = game switch { "minimax" => new MinimaxGame(), "non_saturating" => new NonSaturating(), _ => new MaximumLikelihood() };
        Follow(Small(objective), Peer.Fill(0.5, 0, 1, 2 * M, 1, 28, 28), Peer.Reference("algorithm_one_parity")[game]!.AsArray());
    }

    [Fact]
    public void Three_steps_with_four_tricks_at_once_have_the_numbers_of_PyTorch()
    {
        const int references = 8, width = 16;
        var layers = nn.Sequential(nn.Linear(4, width), new VirtualBatchNorm(width, references), nn.ReLU(), nn.Linear(width, 2));
        var (g, d) = (new WithReference(layers, Peer.Fill(0.3, -1, 1, references, 4)), new PlaneNets.Discriminator(width, compares: true));
        Peer.Initialise(g);
        Peer.Initialise(d);
        var step = new GanStep(g, d, new SmoothedLabels(), new NormalPrior(4), (Adam(g, 1e-2, 0.5, 0.999), Adam(d, 1e-2, 0.5, 0.999)))
        {
            History = (new HistoricalAveraging(g, 0.5), new HistoricalAveraging(d, 0.5)),
        };
        var real = Peer.Fill(0.5, -1, 1, 12, 2);
        var expected = Peer.Reference("tricks_parity")["steps"]!.AsArray();
        for (var i = 0; i < 3; i++)
        {
            manual_seed(i);
            var numbers = step.Update(real); // D's loss, G's, D(x), D(G(z))
            numbers.Read().ShouldBe(expected[i]!.Doubles(), 1e-5);
        }
    }

    [Fact]
    public void A_full_pool_shows_D_past_samples_and_G_learns_on_its_own()
    {
        manual_seed(0);
        var (g, d) = (new PlaneNets.Generator(normalise: false), new PlaneNets.Discriminator());
        var pool = new ImagePool(16, [2]);
        var step = new GanStep(g, d, new NonSaturating(), new NormalPrior(8), (Adam(g, 1e-3, 0.5, 0.999), Adam(d, 1e-3, 0.5, 0.999))) { Pool = pool };
        for (var i = 0; i < 4; i++) step.Update(randn(8, 2));
        pool.buffers().Select(b => b.numel()).Max().ShouldBe(32);
        pool.buffers().First(b => b.numel() == 32).abs().amin([1L]).min().item<float>().ShouldBeGreaterThan(0); // all 16 places are taken
        step.Players.Select(player => player.Name).ShouldBe(["G", "D", "pool"]);
    }

    [Fact]
    public void Three_steps_of_WGAN_GP_with_two_updates_of_the_critic_have_the_numbers_of_PyTorch()
    {
        var (g, f) = (Initialised(new Dcgan.Generator(width: Width)), Initialised(new Dcgan.Discriminator(width: Width, normalise: false)));
        var step = new GanStep(g, f, new Wasserstein(), new NormalPrior(g.Latent), (Adam(g, 1e-4, 0, 0.9), Adam(f, 1e-4, 0, 0.9))) { K = 2, Penalty = new GradientPenalty() };
        var real = Peer.Fill(0.5, -1, 1, 2 * 8, 1, 28, 28);
        var expected = Peer.Reference("wgan_gp_parity")["steps"]!.AsArray();
        for (var i = 0; i < 3; i++)
        {
            manual_seed(i);
            var n = step.Update(real).Read(); // D loss, penalty, G loss, E f(x), E f(G(z))
            new[] { n[0], n[2], n[3] - n[4], n[1] }.ShouldBe(expected[i]!.Doubles(), 1e-5);
        }
    }

    [Theory]
    [MemberData(nameof(FDivergenceTests.Names), MemberType = typeof(FDivergenceTests))]
    public void Three_rounds_of_f_GAN_have_the_losses_of_PyTorch(string name) =>
        Follow(Small(new FGan(FDivergence.All.Single(f => f.Name == name)), rate: 0.01), Peer.Fill(0.5, 0, 1, 2 * M, 1, 28, 28), Peer.Reference("objectives_parity")["f_gan"]![name]!.AsArray());

    [Theory]
    [InlineData("0", 0)]
    [InlineData("0.5", 0.5)]
    [InlineData("-1", -1)]
    public void Three_rounds_of_GLS_GAN_have_the_losses_of_PyTorch(string name, double slope) =>
        Follow(Small(new LossSensitive(0.0003, slope), rate: 0.01), Peer.Fill(0.5, 0, 1, 2 * M, 1, 28, 28), Peer.Reference("objectives_parity")["loss_sensitive"]![name]!.AsArray());

    [Fact]
    public void Three_steps_of_EBGAN_with_the_pulling_away_term_have_the_losses_of_PyTorch()
    {
        var (g, d) = (Initialised(new Dcgan.Generator(width: Width)), Initialised(new EnergyAutoencoder(width: Width, code: 6)));
        var step = new GanStep(g, d, new EnergyBased(margin: 0.5, pullAway: 0.1), new NormalPrior(g.Latent), (Adam(g, 2e-4, 0.5, 0.999), Adam(d, 2e-4, 0.5, 0.999)));
        Follow(step, Peer.Fill(0.5, -1, 1, M, 1, 28, 28), Peer.Reference("objectives_parity")["ebgan"]!.AsArray());
    }

    [Fact]
    public void Three_steps_of_WGAN_with_clipping_and_RMSProp_have_the_numbers_of_PyTorch()
    {
        var (g, f) = (Initialised(new Dcgan.Generator(width: Width)), Initialised(new Dcgan.Discriminator(width: Width, normalise: false)));
        var optimizers = (optim.RMSProp(g.parameters(), 1e-3), optim.RMSProp(f.parameters(), 1e-3));
        var step = new GanStep(g, f, new Wasserstein(), new NormalPrior(g.Latent), optimizers) { K = 2, Clip = 0.04 };
        var real = Peer.Fill(0.5, -1, 1, 2 * 8, 1, 28, 28);
        var expected = Peer.Reference("wgan_parity")["steps"]!.AsArray();
        for (var i = 0; i < 3; i++)
        {
            manual_seed(i);
            step.Update(real).Read()[..2].ShouldBe(expected[i]!.Doubles(), 1e-5); // D loss, G loss
        }
    }

    [Fact]
    public void Clipped_weights_stay_in_their_box_and_only_those_of_D()
    {
        var (g, d) = (new LineGan.Generator(), new LineGan.Discriminator());
        var step = new GanStep(g, d, new Wasserstein(), new UniformPrior(1), (optim.SGD(g.parameters(), 0.1), optim.SGD(d.parameters(), 0.1))) { Clip = 0.02 };
        step.Update(randn(16, 1));
        Weights(d).Max(Math.Abs).ShouldBe(0.02f);
        Weights(g).Max(Math.Abs).ShouldBeGreaterThan(0.1f);
        Should.Throw<ArgumentOutOfRangeException>(() => new GanStep(g, d, new Wasserstein(), new UniformPrior(1), (optim.SGD(g.parameters(), 0.1), optim.SGD(d.parameters(), 0.1))) { Clip = 0 });
    }

    [Fact]
    public void A_gradient_penalty_differentiates_twice_like_PyTorch()
    {
        var expected = Peer.Reference("dcgan_parity")["gradient_penalty"]!;
        var critic = nn.Sequential(
            nn.Conv2d(1, Width, 4, 2, 1, bias: false), nn.LeakyReLU(0.2, true),
            nn.Conv2d(Width, 2 * Width, 4, 2, 1, bias: false), nn.LeakyReLU(0.2, true),
            nn.Conv2d(2 * Width, 4 * Width, 3, 2, 1, bias: false), nn.LeakyReLU(0.2, true),
            nn.Conv2d(4 * Width, 1, 4, bias: false), nn.Flatten(0));
        Peer.Initialise(critic);

        var penalty = GradientPenalty.At(critic, Peer.Fill(0.25, -1, 1, 8, 1, 28, 28));
        penalty.backward();

        penalty.item<float>().ShouldBe(expected["penalty"]!.GetValue<float>(), 1e-5f);
        critic.parameters().Select(p => (double)p.grad!.norm().item<float>()).ToArray().ShouldBe(expected["gradients"]!.Doubles(), 1e-5);
    }

    [Fact]
    public void D_is_updated_k_times_on_k_different_batches_and_G_once()
    {
        var (prior, d) = (new CountingPrior(), new Witness());
        var g = new LineGan.Generator();
        var step = new GanStep(g, d, new NonSaturating(), prior, (optim.SGD(g.parameters(), 0), optim.SGD(d.parameters(), 0))) { K = 3 };
        step.Update(tensor(new[] { 10f, 10, 20, 20, 30, 30 }).view(6, 1));
        prior.Draws.ShouldBe([2, 2, 2, 2]);                                 // three times for D, once for G
        d.Judged.Where(x => x >= 10).ShouldBe([10, 20, 30]);
        d.Judged.Count.ShouldBe(3 + 3 + 1);
    }

    [Fact]
    public void Reused_samples_are_drawn_once_and_judged_twice()
    {
        var (prior, d) = (new CountingPrior(), new Witness());
        var g = new LineGan.Generator();
        var step = new GanStep(g, d, new NonSaturating(), prior, (optim.SGD(g.parameters(), 0), optim.SGD(d.parameters(), 0))) { ReuseSamples = true };
        step.Update(full([2, 1], 10f));
        prior.Draws.ShouldBe([2]);
        d.Judged[2].ShouldBe(d.Judged[1]);
    }

    [Fact]
    public void Each_half_of_a_round_moves_one_player_only()
    {
        var (g, d) = (new LineGan.Generator(), new LineGan.Discriminator());
        var step = new GanStep(g, d, new MinimaxGame(), new UniformPrior(1), (optim.SGD(g.parameters(), 0.1), optim.SGD(d.parameters(), 0.1)));
        var (beforeG, beforeD) = (Weights(g), Weights(d));
        step.UpdateDiscriminator(randn(16, 1));
        Weights(g).ShouldBe(beforeG);
        Weights(d).ShouldNotBe(beforeD);
        beforeD = Weights(d);
        step.UpdateGenerator(randn(16, 1));
        Weights(g).ShouldNotBe(beforeG);
        Weights(d).ShouldBe(beforeD);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void No_gradient_of_a_players_turn_reaches_the_other(bool reuse)
    {
        var (g, d) = (new LineGan.Generator(), new LineGan.Discriminator());
        var step = new GanStep(g, d, new MinimaxGame(), new UniformPrior(1), (optim.SGD(g.parameters(), 0), optim.SGD(d.parameters(), 0))) { ReuseSamples = reuse };
        step.UpdateDiscriminator(randn(16, 1));
        g.parameters().Count(p => p.grad is not null).ShouldBe(0);
        var before = d.parameters().Select(p => p.grad!.clone()).ToList();
        step.UpdateGenerator(randn(16, 1));
        d.parameters().Zip(before).ShouldAllBe(pair => pair.First.grad!.Equals(pair.Second));
        d.parameters().ShouldAllBe(p => p.requires_grad); // and thawed again
    }

    [Fact]
    public void A_linear_critic_settles_where_the_gap_and_the_penalty_hold_each_other() // max of 3s − λ (s − 1)²: s = 1 + 3 / 2λ
    {
        var g = new Constant();
        var critic = nn.Sequential(nn.Linear(1, 1), nn.Flatten(0));
        using (no_grad()) critic.parameters().First().fill_(0.5);
        var step = new GanStep(g, critic, new Wasserstein(), new NormalPrior(1), (optim.SGD(g.parameters(), 0), optim.SGD(critic.parameters(), 0.01)))
        {
            Penalty = new GradientPenalty(weight: 10),
        };
        for (var i = 0; i < 100; i++)
        {
            using var scope = NewDisposeScope();
            step.UpdateDiscriminator(full([8, 1], 3f));
        }

        var numbers = step.UpdateDiscriminator(full([8, 1], 3f)).Read(); // loss, penalty, E f(x), E f(G(z))
        (numbers[2] - numbers[3]).ShouldBe(3 * 1.15, 1e-4);              // W₁ is 3: the way between the two points
        numbers[1].ShouldBe(0.15 * 0.15, 1e-4);
    }

    [Fact]
    public void A_batch_that_is_not_k_batches_is_refused() =>
        Should.Throw<ArgumentException>(() => Small(new NonSaturating()).Update(rand(7, 1, 28, 28))).Message
            .ShouldContain("A batch of 7 is not 2 mini-batches of equal size.");

    [Fact]
    public void D_is_updated_at_least_once()
    {
        var (g, d) = (new LineGan.Generator(), new LineGan.Discriminator());
        Should.Throw<ArgumentOutOfRangeException>(() =>
            new GanStep(g, d, new NonSaturating(), new UniformPrior(1), (optim.SGD(g.parameters(), 0), optim.SGD(d.parameters(), 0))) { K = 0 });
    }

    private static void Follow(GanStep step, Tensor real, System.Text.Json.Nodes.JsonArray losses)
    {
        for (var i = 0; i < 3; i++)
        {
            manual_seed(i);
            var numbers = step.Update(real).Read();
            var expected = losses[i]!.Doubles();
            numbers[0].ShouldBe(expected[0], 1e-5);
            numbers[1].ShouldBe(expected[1], 1e-5);
        }
    }

    private static GanStep Small(IGame objective, double rate = 0.1)
    {
        var (g, d) = (Initialised(new MlpGan.Generator(Latent, width: 32)), Initialised(new MlpGan.Discriminator(width: 16)));
        return new GanStep(g, d, objective, new UniformPrior(Latent), (optim.SGD(g.parameters(), rate, 0.5), optim.SGD(d.parameters(), rate, 0.5))) { K = 2 };
    }

    private static T Initialised<T>(T network)
        where T : nn.Module
    {
        Peer.Initialise(network);
        return network;
    }

    private static FusedAdam Adam(nn.Module network, double rate, double beta1, double beta2) => new(network.parameters(), rate, beta1, beta2);

    private static float[] Weights(nn.Module network) => [.. network.parameters().SelectMany(p => p.data<float>().ToArray())];

    /// <summary>Notes how many latents are drawn.</summary>
    private sealed class CountingPrior : IPrior
    {
        public List<long> Draws { get; } = [];

        public Tensor Draw(long count, Device? device = null)
        {
            Draws.Add(count);
            return (rand(count, 1) * 2) - 1;
        }
    }

    /// <summary>Notes the first number of every batch that it judges.</summary>
    private sealed class Witness : nn.Module<Tensor, Tensor>
    {
        private readonly Parameter scale = new(ones(1));

        public Witness() : base("Witness") => RegisterComponents();

        public List<float> Judged { get; } = [];

        public override Tensor forward(Tensor x)
        {
            Judged.Add(x[0, 0].item<float>());
            return (x * scale).view(-1);
        }
    }

    /// <summary>Samples that are always 0.</summary>
    private sealed class Constant : nn.Module<Tensor, Tensor>
    {
        private readonly Parameter place = new(zeros(1));

        public Constant() : base("Constant") => RegisterComponents();

        public override Tensor forward(Tensor z) => place.expand(z.shape[0], 1);
    }
}
