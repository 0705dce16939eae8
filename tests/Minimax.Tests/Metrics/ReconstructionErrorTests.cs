using Minimax.Metrics;
using Minimax.Models;
using Minimax.Sampling;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Metrics;

public sealed class ReconstructionErrorTests
{
    [Fact]
    public void A_generator_that_contains_the_examples_reaches_0()
    {
        manual_seed(0);
        var g = nn.Linear(3, 6);
        var examples = g.call(randn(5, 3)).detach();
        ReconstructionError.Of(g, examples, new NormalPrior(3), steps: 800).max().item<float>().ShouldBeLessThan(1e-3f);
    }

    [Fact]
    public void What_lies_beyond_its_reach_stays_as_far_away_as_it_is() // G(z) = (z, 0) and x = (1, 3): the root mean square of (0, 3)
    {
        var g = nn.Linear(1, 2, hasBias: false);
        using (no_grad()) g.weight!.copy_(tensor(new[] { 1f, 0 }).view(2, 1));
        ReconstructionError.Of(g, tensor(new[] { 1f, 3 }).view(1, 2), new NormalPrior(1), steps: 400).item<float>().ShouldBe(3 / MathF.Sqrt(2), 1e-4f);
    }

    [Fact]
    public void It_falls_with_the_steps_and_with_the_restarts()
    {
        manual_seed(1);
        var (g, images) = (new Dcgan.Generator(width: 4), (rand(4, 1, 28, 28) * 2) - 1);
        Tensor After(int steps, int restarts)
        {
            manual_seed(2);
            return ReconstructionError.Of(g, images, new NormalPrior(g.Latent), steps, restarts);
        }

        int[] steps = [0, 3, 10, 30];
        var errors = steps.Select(count => After(count, restarts: 2)).ToArray();
        errors.Zip(errors.Skip(1)).ShouldAllBe(pair => (pair.Second <= pair.First).all().item<bool>());
        (errors[^1] < errors[0]).all().item<bool>().ShouldBeTrue();
        (After(10, restarts: 2) <= After(10, restarts: 1)).sum().item<long>().ShouldBe(4);
    }

    [Fact]
    public void The_generator_is_left_as_it_was()
    {
        var g = new Dcgan.Generator(width: 4);
        var before = g.state_dict().ToDictionary(one => one.Key, one => one.Value.clone());
        ReconstructionError.Of(g, zeros(2, 1, 28, 28), new NormalPrior(g.Latent), steps: 2);
        g.training.ShouldBeTrue();
        g.parameters().ShouldAllBe(p => p.requires_grad);
        g.state_dict().ShouldAllBe(one => one.Value.Equals(before[one.Key]));
    }
}
