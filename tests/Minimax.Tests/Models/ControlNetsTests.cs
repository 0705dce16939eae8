using Minimax.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Models;

public sealed class ControlNetsTests
{
    [Fact]
    public void The_logarithm_of_a_probability_is_that_of_a_normal_distribution()
    {
        manual_seed(1);
        var policy = new ControlNets.Policy(3, 2, width: 8, sigma: 0.7);
        var (seen, done) = (randn(5, 3), randn(5, 2));
        var expected = distributions.Normal(policy.call(seen), full_like(done, 0.7)).log_prob(done).sum(1);
        policy.LogProbability(seen, done).allclose(expected, 1e-4).ShouldBeTrue();
    }

    [Fact]
    public void The_entropy_is_that_of_a_normal_distribution() => // 2 (log ½ + ½ log 2πe)
        new ControlNets.Policy(3, 2, width: 8, sigma: 0.5).Entropy().item<float>().ShouldBe(1.451583f, 1e-5f);

    [Fact]
    public void Draws_have_the_policys_mean_and_spread()
    {
        manual_seed(2);
        var policy = new ControlNets.Policy(3, 1, width: 8, sigma: 0.4);
        var seen = ones(20_000, 3);
        using var still = no_grad();
        var drawn = policy.Draw(seen);
        drawn.mean().item<float>().ShouldBe(policy.call(seen)[0].item<float>(), 0.02f);
        drawn.std().item<float>().ShouldBe(0.4f, 0.02f);
    }
}
