using Minimax.Data;
using Minimax.Metrics;
using static TorchSharp.torch;

namespace Minimax.Tests.Metrics;

public sealed class SampleSignsTests
{
    private static readonly GaussianMixture Ring = GaussianMixture.Ring();

    [Fact]
    public void Samples_of_the_data_itself_show_nothing()
    {
        var signs = SampleSigns.Of(Ring.Sample(500, 1), Ring.Sample(500, 2), Ring.Sample(500, 3));
        signs.Spread.ShouldBe(1, 0.05);
        signs.Twins.ShouldBe(1, 0.2);
        signs.Stray.ShouldBeLessThan(0.02);
        signs.Missed.ShouldBeLessThan(0.02);
        signs.Copies!.Value.ShouldBe(1, 0.2);
        signs.Below.ShouldBe(0);
    }

    [Fact]
    public void One_mode_of_eight_misses_seven_eighths_of_the_data()
    {
        var one = new GaussianMixture("one mode", (1, [2, 0], 0.02));
        var signs = SampleSigns.Of(one.Sample(500, 1), Ring.Sample(500, 2));
        signs.Missed.ShouldBe(0.875, 0.05);
        signs.Stray.ShouldBeLessThan(0.02);
        signs.Spread.ShouldBeLessThan(0.05);
    }

    [Fact]
    public void Distances_by_hand()
    {
        // Data 0, 1, 2, 3 (next one 1 away, spread √1.25); samples 0, 0, 10, 10: next ones 0 away, spread 5.
        var signs = SampleSigns.Of(tensor(new[] { 0f, 0, 10, 10 }).view(4, 1), arange(4f).view(4, 1), tensor(new[] { 0.5f, 1.5f }).view(2, 1));
        signs.Spread.ShouldBe(4.47214, 1e-5);
        signs.Twins.ShouldBe(0, 1e-6);
        signs.Stray.ShouldBe(0.5, 1e-6);
        signs.Missed.ShouldBe(0.5, 1e-6);            // 2 and 3: 0 is further than 1.11 from them
        signs.Copies!.Value.ShouldBe(0, 1e-6);       // median of 0, 0, 7, 7 (the lower one) over ½
    }

    [Fact]
    public void Copies_lie_on_the_examples()
    {
        var train = Ring.Sample(50, 1);
        var copies = train.repeat(10, 1) + (randn(500, 2) * 1e-4);
        SampleSigns.Of(copies, train, Ring.Sample(500, 3)).Copies!.Value.ShouldBeLessThan(0.1);
    }

    [Fact]
    public void Numbers_below_data_that_have_no_negative_ones_are_counted()
    {
        var (samples, data) = (tensor(new[] { -0.5f, 0.5f, 0.2f, 0.1f }).view(2, 2), (arange(40f) / 40).view(20, 2));
        SampleSigns.Of(samples, data).Below.ShouldBe(0.25, 1e-6);
        SampleSigns.Of(samples, data - 0.5).Below.ShouldBe(0);
    }

    [Fact]
    public void Data_beyond_the_ends_of_a_tanh_or_a_sigmoid_are_counted()
    {
        var data = tensor(new[] { -2f, 0.5f, 0.5f, 1.5f }).view(2, 2);
        SampleSigns.Of(tensor(new[] { -0.99f, 0.2f, 0.1f, 0.3f }).view(2, 2), data).Beyond.ShouldBe(0.5, 1e-6);   // −2 and 1.5
        SampleSigns.Of(tensor(new[] { 0.99f, 0.2f, 0.1f, 0.3f }).view(2, 2), data / 2).Beyond.ShouldBe(0.25, 1e-6); // −1
        SampleSigns.Of(tensor(new[] { 1.2f, 0.2f, 0.1f, 0.3f }).view(2, 2), data).Beyond.ShouldBe(0);             // no bound there
        SampleSigns.Of(tensor(new[] { 0.5f, 0.2f, 0.1f, 0.3f }).view(2, 2), data).Beyond.ShouldBe(0);             // not reached
    }
}
