using Minimax.Metrics;
using Minimax.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Models;

public sealed class BayesNetTests
{
    // The child stands first, so that an order by position would be wrong.
    private static readonly BayesNet Lawn = new(
        new("wet", [1, 2], [0.05, 0.8, 0.9, 0.99]),
        new("sprinkler", [2], [0.4, 0.1]),
        new("rain", [], [0.3]));

    [Fact]
    public void Parents_come_before_their_children() => Lawn.Order.ShouldBe(["rain", "sprinkler", "wet"]);

    [Fact]
    public void The_probability_is_the_product_of_the_tables_rows()
    {
        // wet, no sprinkler, rain: row (0, 1) of wet is 0.8; p = 0.8 · (1 − 0.1) · 0.3.
        var state = tensor(new[] { 1f, 0, 1 }).view(1, 3);
        Lawn.LogProbability(state).exp().item<float>().ShouldBe(0.216f, 1e-6f);
    }

    [Fact]
    public void The_probabilities_of_all_states_sum_to_one() => Lawn.LogProbability(Lawn.States()).exp().sum().item<float>().ShouldBe(1, 1e-6f);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Both_samplers_draw_from_the_density_that_the_tables_state(int seed)
    {
        manual_seed(seed);
        const int Count = 50_000;
        var expected = Lawn.LogProbability(Lawn.States()).exp() * Count;
        foreach (var samples in new[] { Lawn.Ancestral(Count), Lawn.Gibbs(Count, sweeps: 50) })
        {
            var error = (Lawn.Counts(samples) - expected) / expected.sqrt(); // near N(0, 1) each
            error.abs().max().item<float>().ShouldBeLessThan(4.5f);
        }
    }

    [Fact]
    public void A_chain_that_has_not_run_is_told_from_the_truth()
    {
        manual_seed(0);
        ChiSquare.Test(Lawn.Counts(Lawn.Ancestral(10_000)), Lawn.Counts(Lawn.Gibbs(10_000, sweeps: 0))).Probability.ShouldBeLessThan(1e-6);
    }

    [Fact]
    public void A_cycle_is_refused() =>
        Should.Throw<ArgumentException>(() => new BayesNet(new("a", [1], [0.5, 0.5]), new("b", [0], [0.5, 0.5]))).Message.ShouldContain("cycle");

    [Fact]
    public void A_table_of_the_wrong_length_is_refused_by_name() =>
        Should.Throw<ArgumentException>(() => new BayesNet(new("rain", [], [0.2]), new("wet", [0], [0.5])))
            .Message.ShouldContain("wet has 1 parents, so its table needs 2 rows, not 1");
}
