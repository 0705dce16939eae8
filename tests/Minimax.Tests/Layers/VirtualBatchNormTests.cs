using Minimax.Layers;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Tests.Layers;

public sealed class VirtualBatchNormTests
{
    [Fact]
    public void An_example_is_normalised_by_the_reference_and_itself()
    {
        // Reference 1, 3: mean 2, variance 1. Example 5 with it: mean 3, E x² = 35/3, variance 8/3, (5 − 3)/√(8/3) = 1.22474.
        var y = new VirtualBatchNorm(1, references: 2).call(tensor(new[] { 1f, 3, 5 }).view(3, 1));
        y.flatten().data<float>().ToArray().ShouldBe([-1f, 1, 1.22474f], 1e-4);
    }

    [Fact]
    public void Maps_are_normalised_over_their_places_as_well()
    {
        // Reference: one image of 0 and 2 (E x = 1, E x² = 2). Image 2, 4: mean (1 + 3)/2 = 2, E x² = (2 + 10)/2 = 6, variance 2.
        var y = new VirtualBatchNorm(1, references: 1).call(tensor(new[] { 0f, 2, 2, 4 }).view(2, 1, 1, 2));
        y.shape.ShouldBe([2, 1, 1, 2]);
        y.flatten().data<float>().ToArray().ShouldBe([-1f, 1, 0, 1.41421f], 1e-4);
    }

    [Fact]
    public void The_reference_alone_comes_out_as_batch_normalisation_has_it()
    {
        manual_seed(1);
        var reference = (randn(16, 4, 3, 3) * 2) + 1;
        var expected = BatchNorm2d(4).call(reference);
        new VirtualBatchNorm(4, references: 16).call(reference).allclose(expected, 1e-4, 1e-5).ShouldBeTrue();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void An_output_does_not_depend_on_its_companions(long seed)
    {
        manual_seed(seed);
        var network = new WithReference(Sequential(Linear(3, 8), new VirtualBatchNorm(8, 32), ReLU(), Linear(8, 8), new VirtualBatchNorm(8, 32)), randn(32, 3));
        var x = randn(1, 3);
        var (alone, among) = (network.call(x), network.call(cat([x, randn(9, 3) * 10]))[0]);
        (alone[0] - among).abs().max().item<float>().ShouldBeLessThan(1e-5f);

        var leaks = Sequential(Linear(3, 8), BatchNorm1d(8)); // as it does with batch normalisation
        var (first, second) = (leaks.call(cat([x, randn(9, 3)]))[0], leaks.call(cat([x, randn(9, 3) * 10]))[0]);
        (first - second).abs().max().item<float>().ShouldBeGreaterThan(0.1f);
    }

    [Fact]
    public void The_reference_is_saved_with_the_network()
    {
        var network = new WithReference(new VirtualBatchNorm(2, 4), ones(4, 2));
        network.state_dict().Keys.ShouldContain("reference");
    }

    [Fact]
    public void A_unit_that_hardly_varies_stays_finite() // E x² − (E x)² of 1,000.1 and its like is rounded below 0
    {
        manual_seed(0);
        new VirtualBatchNorm(64, 32).call((randn(40, 64) * 1e-4) + 1000.1).isfinite().all().item<bool>().ShouldBeTrue();
    }
}
