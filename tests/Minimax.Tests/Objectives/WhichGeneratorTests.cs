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
    public void D_ascends_the_logarithm_of_the_right_name_summed_over_the_generators()
    {
        var real = Scores([0, 0, 1], label: [0, 0]);                                    // log(e / (2 + e)) = −0.55144
        var fake = Scores([2, 0, 0], label: [1, 0]);                                    // log(e² / (2 + e²)) = −0.23954
        ((double)Two.DiscriminatorAscends(real, fake).item<float>()).ShouldBe(-0.55144 - (2 * 0.23954), 2e-5);
        var wrong = Scores([2, 0, 0], label: [0, 1]);                                   // log(1 / (2 + e²)) = −2.23954
        ((double)Two.DiscriminatorAscends(real, wrong).item<float>()).ShouldBe(-0.55144 - (2 * 2.23954), 2e-5);
    }

    [Fact]
    public void G_wants_to_be_taken_for_data_whoever_it_is()
    {
        double Loss(float[] scores, float[] label) => Two.GeneratorDescends(Scores(scores, label), Scores(scores, label)).item<float>();
        Loss([0, 0, 1], [1, 0]).ShouldBe(0.55144, 1e-5);
        Loss([0, 0, 1], [0, 1]).ShouldBe(0.55144, 1e-5);
        Two.Activation(tensor(new[] { 0f, 0, 1 }).view(1, 3)).item<float>().ShouldBe(0.57612f, 1e-5f);
    }

    /// <summary>Proposition of the paper: with p_g = p and generators apart from each other, the best D ascends −(N + 1) log(N + 1) + N log N.</summary>
    [Fact]
    public void At_the_equilibrium_the_best_D_ascends_what_the_paper_says()
    {
        const int n = 4;
        var scores = zeros(n, n + 1);                                                   // one place for each generator, a quarter of the data in each
        for (var i = 0; i < n; i++) scores[i, i] = (float)Math.Log(n);                  // p_i = 1, p = 1/N: their ratio is N
        scores = scores.where(arange(n + 1).eq(arange(n).unsqueeze(1)) | arange(n + 1).eq(n), -1e9);
        var judged = new Judged(cat([zeros(n, 1), eye(n)], 1), Identity()) { Scores = scores };
        ((double)new WhichGenerator(n).DiscriminatorAscends(judged, judged).item<float>()).ShouldBe((-5 * Math.Log(5)) + (4 * Math.Log(4)), 1e-5);
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
