using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Objectives;

public sealed class OrthonormalTangentsTests
{
    // JᵀJ of (1, 1, 0) and (0, 2, 0) is ((2, 2), (2, 4)); minus I, ((1, 2), (2, 3)); squares 1 + 4 + 4 + 9.
    private static readonly Tensor Skewed = tensor(new[] { 1f, 1, 0, 0, 2, 0 }).view(1, 2, 3);

    [Fact]
    public void Two_tangents_worked_out_by_hand()
    {
        OrthonormalTangents.Of(Skewed).item<float>().ShouldBe(18, 1e-5f);
        OrthonormalTangents.Of(cat([Skewed, eye(3)[..2].unsqueeze(0)])).item<float>().ShouldBe(9, 1e-5f); // a mean over the batch
        OrthonormalTangents.Overlap(Skewed).item<float>().ShouldBe(0.70711f, 1e-5f);
    }

    [Fact]
    public void A_turned_unit_square_costs_nothing()
    {
        var (turned, _) = linalg.qr(randn(5, 3));
        OrthonormalTangents.Of(turned.t().unsqueeze(0)).item<float>().ShouldBe(0, 1e-5f);
        OrthonormalTangents.Overlap(turned.t().unsqueeze(0)).item<float>().ShouldBe(0, 1e-5f);
    }

    [Fact]
    public void Overlap_is_one_for_parallel_tangents_whatever_their_length() =>
        OrthonormalTangents.Overlap(tensor(new[] { 1f, 2, -3, -6 }).view(1, 2, 2)).item<float>().ShouldBe(1, 1e-5f);
}
