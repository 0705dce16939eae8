using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Objectives;

public sealed class ZeroCentredPenaltyTests
{
    [Fact]
    public void A_linear_D_pays_its_squared_slope_twice()
    {
        var d = nn.Linear(2, 1);
        using (no_grad()) d.weight!.copy_(tensor(new[] { 3f, 4f }).view(1, 2));

        var penalty = new ZeroCentredPenalty(gamma: 1).Of(d, randn(5, 2), randn(5, 2)); // 25 at the data, 25 at the samples
        penalty.backward();

        penalty.item<float>().ShouldBe(50, 1e-4f);
        d.weight!.grad!.data<float>().ToArray().ShouldBe([12f, 16f], 1e-4); // 2 · 2w
    }

    [Fact]
    public void Where_D_is_flat_it_costs_nothing_and_it_counts_half_of_gamma()
    {
        var d = nn.Linear(2, 1);
        using (no_grad()) d.weight!.zero_();
        new ZeroCentredPenalty(gamma: 3).Of(d, randn(5, 2), randn(5, 2)).item<float>().ShouldBe(0, 1e-9f);
        new ZeroCentredPenalty(gamma: 3).Weight.ShouldBe(1.5);
    }

    [Fact]
    public void R1_looks_at_the_data_alone_and_R2_at_the_samples_alone()
    {
        using var d = new Square(); // D(x) = x², with the slope 2x
        var (data, samples) = (tensor(new[] { 3f }).view(1, 1), tensor(new[] { 5f }).view(1, 1));
        new ZeroCentredPenalty(gamma: 1) { OnSamples = false }.Of(d, data, samples).item<float>().ShouldBe(36, 1e-4f);
        new ZeroCentredPenalty(gamma: 1) { OnData = false }.Of(d, data, samples).item<float>().ShouldBe(100, 1e-4f);
        new ZeroCentredPenalty(gamma: 1).Of(d, data, samples).item<float>().ShouldBe(136, 1e-4f);
        new ZeroCentredPenalty(gamma: 1) { OnData = false, OnSamples = false }.Of(d, data, samples).item<float>().ShouldBe(0);
    }

    private sealed class Square() : nn.Module<Tensor, Tensor>("Square")
    {
        public override Tensor forward(Tensor x) => x.square().view(-1);
    }
}
