using Minimax.Layers;
using Minimax.Steps;
using Minimax.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Minimax.Tests.Training;

public sealed class FusedAdamTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("adam-").FullName;

    [Theory]
    [InlineData(1e-3, 0.9, 0.999, 1e-8, 0)]
    [InlineData(2e-4, 0.5, 0.99, 1e-8, 0)]
    [InlineData(1e-4, 0, 0.9, 1e-6, 0)]
    [InlineData(3e-3, 0.9, 0.95, 1e-3, 0.1)]
    public void A_hundred_steps_end_where_TorchSharps_Adam_ends(double rate, double beta1, double beta2, double epsilon, double decay)
    {
        manual_seed(1);
        foreach (var network in new nn.Module<Tensor, Tensor>[] { nn.Linear(3, 2), Deep(), Convolutional() })
        {
            var twin = Copy(network);
            using var fused = new FusedAdam(network.parameters(), rate, beta1, beta2, epsilon, decay);
            using var stock = optim.Adam(twin.parameters(), rate, beta1, beta2, epsilon, decay);
            for (var i = 0; i < 100; i++)
            {
                fused.ParamGroups.Single().LearningRate = stock.ParamGroups.Single().LearningRate = rate * (1 - (i / 200.0));
                var x = network is Linear ? randn(5, 3) : randn(5, 1, 8, 8);
                Step(network, fused, x);
                Step(twin, stock, x);
            }

            foreach (var (mine, theirs) in network.parameters().Zip(twin.parameters())) (mine - theirs).abs().max().item<float>().ShouldBe(0, 1e-6f);
        }
    }

    [Fact]
    public async Task Garbage_collections_do_no_harm()
    {
        using var weight = new Parameter(ones(3));
        using var adam = new FusedAdam([weight]);
        using var enough = new CancellationTokenSource();
        var collecting = Task.Run(() =>
        {
            while (!enough.IsCancellationRequested) GC.Collect(0);
        });
        for (var i = 0; i < 3000; i++)
        {
            adam.zero_grad();
            weight.grad = ones(3);
            adam.step();
        }

        await enough.CancelAsync();
        await collecting;
        weight.data<float>().ToArray().ShouldBe([-2f, -2f, -2f], 1e-3); // 3,000 steps of 1e-3 down a slope of 1
    }

    [Fact]
    public void The_first_step_is_as_long_as_the_rate() // m̂ / √v̂ = g / |g|
    {
        using var weight = new Parameter(tensor(new[] { 1f, -2f }));
        using var adam = new FusedAdam([weight], rate: 0.1);
        (weight * tensor(new[] { 3f, -40f })).sum().backward();
        adam.step();
        weight.data<float>().ToArray().ShouldBe([0.9f, -1.9f], 1e-6);
    }

    [Fact]
    public void A_rate_of_zero_moves_nothing_and_a_rate_that_is_set_counts_at_once()
    {
        using var weight = new Parameter(ones(1));
        using var adam = new FusedAdam([weight], rate: 0);
        weight.square().sum().backward();
        adam.step();
        weight.item<float>().ShouldBe(1);
        adam.ParamGroups.Single().LearningRate = 0.5;
        adam.step();
        weight.item<float>().ShouldBe(0.5f, 1e-6f);
    }

    [Fact]
    public void A_parameter_without_a_gradient_is_skipped_and_its_count_of_steps_too()
    {
        var (network, twin) = (Deep(), Deep());
        twin.load_state_dict(network.state_dict());
        using var fused = new FusedAdam(network.parameters(), 1e-2);
        using var stock = optim.Adam(twin.parameters(), 1e-2, beta2: 0.999);
        for (var i = 0; i < 20; i++)
        {
            foreach (var optimizer in new Adam[] { fused, stock })
            {
                var mine = optimizer == fused ? network : twin;
                var last = mine.parameters().Last();
                foreach (var parameter in mine.parameters()) parameter.grad = null;
                last.requires_grad = i % 3 == 0;
                manual_seed(i);
                mine.call(randn(5, 1, 8, 8)).square().sum().backward();
                if (i == 1) last.grad.ShouldBeNull();
                optimizer.step();
            }
        }

        foreach (var (mine, theirs) in network.parameters().Zip(twin.parameters())) (mine - theirs).abs().max().item<float>().ShouldBe(0, 1e-6f);
        fused.state_dict().State.Cast<Adam.State>().Select(s => s.step).ShouldBe([20, 20, 20, 7]);
    }

    [Fact]
    public void A_checkpoint_brings_its_state_back_bit_for_bit()
    {
        var file = Path.Combine(folder, "adam.checkpoint");
        var (whole, resumed) = (Deep(), Deep());
        using var first = new FusedAdam(whole.parameters(), 1e-2, 0.5);
        using var second = new FusedAdam(resumed.parameters(), 7, 0.1);
        for (var i = 0; i < 10; i++) Step(whole, first, Batch(i));
        Checkpoint.Save(file, 10, [new Player("G", whole, first)]);
        Checkpoint.Load(file, [new Player("G", resumed, second)]);
        for (var i = 10; i < 20; i++)
        {
            var x = Batch(i); // one tensor for both: what a matrix product rounds to may depend on where in memory its factors lie
            Step(whole, first, x);
            Step(resumed, second, x);
        }

        foreach (var (mine, theirs) in whole.parameters().Zip(resumed.parameters())) mine.Equals(theirs).ShouldBeTrue();

        static Tensor Batch(int i) => Peer.Fill(0.1 * i, -1, 1, 5, 1, 8, 8);
    }

    [Fact]
    public void It_keeps_no_tensor_of_a_step_and_none_at_all_when_it_is_disposed()
    {
        var network = Deep();
        var before = Live();
        var adam = new FusedAdam(network.parameters());
        Live().ShouldBe(before + (2 * network.parameters().Count())); // two averages each
        for (var i = 0; i < 50; i++)
        {
            using var scope = NewDisposeScope();
            Step(network, adam, randn(5, 1, 8, 8));
        }

        adam.zero_grad();
        Live().ShouldBe(before + (2 * network.parameters().Count()));
        adam.Dispose();
        Live().ShouldBe(before);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static long Live() => DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;

    private static Sequential Deep() => nn.Sequential(nn.Flatten(), nn.Linear(64, 7), nn.Tanh(), nn.Linear(7, 3));

    private static Sequential Convolutional() =>
        nn.Sequential(nn.Conv2d(1, 4, 3, bias: false), nn.BatchNorm2d(4), nn.ReLU(), nn.ConvTranspose2d(4, 2, 3), nn.Flatten(), new Maxout(128, 3, 2));

    private static nn.Module<Tensor, Tensor> Copy(nn.Module<Tensor, Tensor> network)
    {
        nn.Module<Tensor, Tensor> copy = network is Linear ? nn.Linear(3, 2) : network.parameters().First().dim() == 2 ? Deep() : Convolutional();
        copy.load_state_dict(network.state_dict());
        return copy;
    }

    private static void Step(nn.Module<Tensor, Tensor> network, Adam adam, Tensor x)
    {
        adam.zero_grad();
        network.call(x).square().sum().backward();
        adam.step();
    }
}
