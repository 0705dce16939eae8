using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Objectives;

public sealed class PullAwayTests
{
    [Fact]
    public void Three_rows_worked_out_by_hand()
    {
        // Cosines: 3/5 between the first two, 4/5 between the first and the last, 0 between the others: (0.36 + 0.64) · 2 / 6.
        var rows = tensor(new[] { 3f, 4, 1, 0, 0, 2 }).view(3, 2);
        PullAway.Of(rows).item<float>().ShouldBe(0.33333f, 1e-5f);
    }

    [Fact]
    public void Orthogonal_rows_cost_nothing() => PullAway.Of(eye(6) * 3).item<float>().ShouldBe(0, 1e-6f);

    [Fact]
    public void Parallel_rows_cost_one_whatever_their_length() =>
        PullAway.Of(tensor(new[] { 1f, -2, 5 }).view(3, 1) * tensor(new[] { 1f, 2, -3, 0.5f })).item<float>().ShouldBe(1, 1e-5f);
}
