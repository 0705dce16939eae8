using Minimax.Control;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Control;

public sealed class GridWorldTests
{
    private static readonly GridWorld World = new(side: 4, slip: 0.3, gamma: 0.8);

    [Fact]
    public void From_each_room_something_happens() =>
        (World.Transitions.sum(2) - 1).abs().max().item<double>().ShouldBeLessThan(1e-12);

    [Fact]
    public void It_outlives_the_scope_that_it_was_made_in_and_leaves_nothing_else_there()
    {
        var (live, made) = (DisposeScopeManager.Statistics.ThreadTotalLiveCount, default(GridWorld));
        using (NewDisposeScope())
        {
            made = new GridWorld(side: 2);
            DisposeScopeManager.Statistics.ThreadTotalLiveCount.ShouldBe(live + 3); // its P, p₀ and r
        }

        made.Occupancy(full(4, 4, 0.25, ScalarType.Float64)).sum().item<double>().ShouldBe(10, 1e-10);
    }

    [Fact]
    public void An_occupancy_sums_to_one_over_one_minus_gamma() =>
        World.Occupancy(Policy(1)).sum().item<double>().ShouldBe(5, 1e-10);

    [Fact]
    public void As_much_flows_into_a_room_as_out_of_it() // Bellman: Σ_a ρ(s, a) = p₀(s) + γ Σ P(s | s', a') ρ(s', a')
    {
        var rho = World.Occupancy(Policy(2));
        var into = World.Start + (0.8 * (rho.unsqueeze(2) * World.Transitions).sum([0L, 1L]));
        (rho.sum(1) - into).abs().max().item<double>().ShouldBeLessThan(1e-12);
    }

    [Fact]
    public void The_policy_is_got_back_from_its_occupancy() =>
        (GridWorld.PolicyOf(World.Occupancy(Policy(3))) - Policy(3)).abs().max().item<double>().ShouldBeLessThan(1e-12);

    [Fact]
    public void The_return_is_the_value_of_the_first_room() // V = r + γ P_π V, solved from the other side
    {
        var policy = Policy(4);
        var walk = (policy.unsqueeze(2) * World.Transitions).sum(1);
        var values = linalg.solve(eye(16, dtype: ScalarType.Float64) - (0.8 * walk), World.Reward);
        World.Return(policy).ShouldBe(values[0].item<double>(), 1e-10);
    }

    [Fact]
    public void No_policy_is_better_than_the_best()
    {
        var best = World.Return(World.Best());
        for (var seed = 0; seed < 20; seed++) World.Return(Policy(seed)).ShouldBeLessThan(best);
        World.Return(World.Best()).ShouldBe(best);
    }

    [Fact]
    public void Two_rooms_by_hand() // 2 × 2 without slipping, always right: room 0 once, room 1 for ever: ρ = 1 and γ / (1 − γ) = 1
    {
        var small = new GridWorld(side: 2, slip: 0, gamma: 0.5);
        var rho = small.Occupancy(nn.functional.one_hot(full(4, 1, ScalarType.Int64), 4).to_type(ScalarType.Float64));
        rho.select(1, 1).data<double>().ToArray().ShouldBe([1, 1, 0, 0], 1e-12);
        rho.sum().item<double>().ShouldBe(2, 1e-12);
    }

    [Fact]
    public void Many_walks_come_near_the_occupancy()
    {
        manual_seed(5);
        (World.Walked(Policy(5), 4000, 40) - World.Occupancy(Policy(5))).abs().max().item<double>().ShouldBeLessThan(0.05);
    }

    private static Tensor Policy(int seed)
    {
        manual_seed(seed);
        return randn(16, 4, ScalarType.Float64).softmax(1);
    }
}
