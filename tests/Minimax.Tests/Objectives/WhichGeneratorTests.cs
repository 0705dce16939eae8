using Minimax.Layers;
using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Tests.Objectives;

public sealed class WhichGeneratorTests
{
    private static readonly WhichGenerator Two = new(2);

    [Fact]
    public void D_ascends_the_logarithm_of_the_right_name()
    {
        var real = Scores([0, 0, 1], label: [0, 0]);                                    // log(e / (2 + e)) = −0.55144
        var fake = Scores([2, 0, 0], label: [1, 0]);                                    // log(e² / (2 + e²)) = −0.23954
        ((double)Two.DiscriminatorAscends(real, fake).item<float>()).ShouldBe(-0.55144 - 0.23954, 2e-5);
        var wrong = Scores([2, 0, 0], label: [0, 1]);                                   // log(1 / (2 + e²)) = −2.23954
        ((double)Two.DiscriminatorAscends(real, wrong).item<float>()).ShouldBe(-0.55144 - 2.23954, 2e-5);
    }

    [Fact]
    public void G_wants_to_be_taken_for_data_whoever_it_is()
    {
        double Loss(float[] scores, float[] label) => Two.GeneratorDescends(Scores(scores, label), Scores(scores, label)).item<float>();
        Loss([0, 0, 1], [1, 0]).ShouldBe(0.55144, 1e-5);
        Loss([0, 0, 1], [0, 1]).ShouldBe(0.55144, 1e-5);
        Two.Activation(tensor(new[] { 0f, 0, 1 }).view(1, 3)).item<float>().ShouldBe(0.57612f, 1e-5f);
    }

    [Theory]
    [InlineData(true, 0)]                                                               // I = log N, and p_g = p
    [InlineData(false, -1.3862944)]                                                     // I = 0: log N = log 4 is missing
    public void The_best_D_ascends_the_plain_game_and_the_information_about_the_generator(bool apart, double missing)
    {
        const int n = 4;                                                                // places, each with a quarter of the data; and generators
        var share = apart ? eye(n) : full([n, n], 1.0 / n);                             // p_i(place): a place each, or all over
        var ratio = (share / n) / (1.0 / n);                                            // (1/N) p_i / p
        var scores = cat([ratio.clamp_min(1e-30).log().t(), zeros(n, 1)], 1);           // (place, N + 1): log of what goes into D's softmax
        var onFake = apart ? scores : scores.repeat(n, 1);
        var names = apart ? eye(n) : eye(n).repeat_interleave(n, 0);
        var fake = new Judged(Labelled.Join(zeros(names.shape[0], 1), names), Identity()) { Scores = onFake };
        var real = new Judged(zeros(n, 1 + n), Identity()) { Scores = scores };
        ((double)new WhichGenerator(n).DiscriminatorAscends(real, fake).item<float>()).ShouldBe(-Math.Log(4) + missing, 1e-5);
    }

    [Fact]
    public void A_mixture_makes_the_sample_of_the_generator_that_is_asked_and_only_that_one_learns()
    {
        manual_seed(1);
        var parts = new[] { Linear(3, 2), Linear(3, 2) };
        var mixture = new GeneratorMixture(parts);
        var z = randn(4, 3);
        foreach (var (i, part) in parts.Index())
        {
            var told = cat([z, Labelled.OneHot(full([4], i, ScalarType.Int64), 2)], 1);
            mixture.call(told).allclose(part.call(z)).ShouldBeTrue();
            mixture.zero_grad();
            mixture.call(told).square().sum().backward();
            parts[1 - i].weight!.grad!.abs().sum().item<float>().ShouldBe(0);
            part.weight!.grad!.abs().sum().item<float>().ShouldBeGreaterThan(0.01f);
        }
    }

    [Fact]
    public void A_network_without_the_label_sees_the_example_alone()
    {
        var network = new WithoutLabel(Sequential(Flatten(), Linear(4, 3)), 1, 2, 2);
        var (x, y) = (randn(5, 4), randn(5, 3));
        network.call(Labelled.Join(x, y)).allclose(network.call(Labelled.Join(x, -y))).ShouldBeTrue();
        network.call(Labelled.Join(x, y)).shape.ShouldBe([5, 3]);
    }

    private static Judged Scores(float[] scores, float[] label) =>
        new(Labelled.Join(zeros(1, 2), tensor(label).view(1, -1)), Identity()) { Scores = tensor(scores).view(1, -1) };
}
