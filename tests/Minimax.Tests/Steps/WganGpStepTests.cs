using Minimax.Models;
using Minimax.Steps;
using Minimax.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Steps;

public sealed class WganGpStepTests
{
    private const int Width = 16;

    [Fact]
    public void Three_steps_with_two_updates_of_the_critic_have_the_numbers_of_PyTorch()
    {
        var step = Small(k: 2);
        var real = Peer.Fill(0.5, -1, 1, 2 * 8, 1, 28, 28);
        var expected = Peer.Reference("wgan_gp_parity")["steps"]!.AsArray();
        for (var i = 0; i < 3; i++)
        {
            manual_seed(i);
            step.Update(real).Read().ShouldBe(expected[i]!.Doubles(), 1e-5);
        }
    }

    [Fact]
    public void A_linear_critic_settles_where_the_gap_and_the_penalty_hold_each_other() // max of 3s − λ (s − 1)²: s = 1 + 3 / 2λ
    {
        var g = new Constant();
        var critic = nn.Sequential(nn.Linear(1, 1), nn.Flatten(0));
        using (no_grad()) critic.parameters().First().fill_(0.5);
        var step = new WganGpStep(g, critic, 1, (optim.SGD(g.parameters(), 0), optim.SGD(critic.parameters(), 0.01)));
        for (var i = 0; i < 100; i++)
        {
            using var scope = NewDisposeScope();
            step.UpdateCritic(full([8, 1], 3f));
        }

        using var last = NewDisposeScope();
        step.UpdateCritic(full([8, 1], 3f)).Gap.item<float>().ShouldBe(3 * 1.15f, 1e-4f); // W₁ is 3: the way between the two points
    }

    [Fact]
    public void The_critic_is_updated_k_times_and_G_once()
    {
        var g = new Constant();
        var critic = new Counting();
        new WganGpStep(g, critic, 1, (optim.SGD(g.parameters(), 0), optim.SGD(critic.parameters(), 0)), k: 3).Update(ones(6, 1));
        critic.Examples.ShouldBe([4, 2, 4, 2, 4, 2, 2]); // data and samples, the points between them; G's samples
    }

    [Fact]
    public void A_batch_that_is_not_k_batches_is_refused() =>
        Should.Throw<ArgumentException>(() => Small(k: 2).Update(rand(7, 1, 28, 28))).Message.ShouldContain("A batch of 7 is not 2 mini-batches of equal size.");

    [Fact]
    public void A_hundred_more_steps_leave_no_more_tensors_alive()
    {
        var step = Small(k: 2);
        var real = rand(4, 1, 28, 28);
        var after10 = 0L;
        for (var i = 0; i < 110; i++)
        {
            using (NewDisposeScope()) step.Update(real).Read();
            if (i == 9) after10 = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
        }

        DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount.ShouldBe(after10);
    }

    private static WganGpStep Small(int k)
    {
        var g = new Dcgan.Generator(width: Width);
        var critic = new Dcgan.Discriminator(width: Width, normalise: false);
        Peer.Initialise(g);
        Peer.Initialise(critic);
        return new WganGpStep(g, critic, g.Latent, (new FusedAdam(g.parameters(), 1e-4, 0, 0.9), new FusedAdam(critic.parameters(), 1e-4, 0, 0.9)), k);
    }

    /// <summary>Samples that are always 0.</summary>
    private sealed class Constant : nn.Module<Tensor, Tensor>
    {
        private readonly TorchSharp.Modules.Parameter place = new(zeros(1));

        public Constant() : base("Constant") => RegisterComponents();

        public override Tensor forward(Tensor z) => place.expand(z.shape[0], 1);
    }

    /// <summary>Notes how many examples it is asked about.</summary>
    private sealed class Counting : nn.Module<Tensor, Tensor>
    {
        private readonly TorchSharp.Modules.Parameter scale = new(ones(1));

        public Counting() : base("Counting") => RegisterComponents();

        public List<long> Examples { get; } = [];

        public override Tensor forward(Tensor x)
        {
            Examples.Add(x.shape[0]);
            return (x * scale).view(-1);
        }
    }
}
