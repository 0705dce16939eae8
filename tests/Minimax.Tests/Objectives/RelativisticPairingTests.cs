using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Objectives;

public sealed class RelativisticPairingTests
{
    private static readonly float[] OnReal = [2, -1];
    private static readonly float[] OnFake = [1, 0.5f]; // data are ahead by 1 and by −1.5

    [Fact]
    public void D_ascends_the_log_probability_that_data_beat_samples() =>
        new RelativisticPairing().DiscriminatorAscends(Scored(OnReal), Scored(OnFake)).item<float>().ShouldBe(-(0.3132617f + 1.7014133f) / 2, 1e-5f);

    [Fact]
    public void G_descends_the_same_comparison_turned_round() =>
        new RelativisticPairing().GeneratorDescends(Scored(OnReal), Scored(OnFake)).item<float>().ShouldBe((1.3132617f + 0.2014133f) / 2, 1e-5f);

    [Fact]
    public void What_all_scores_gain_together_changes_nothing()
    {
        var game = new RelativisticPairing();
        var (real, fake) = (Scored([.. OnReal.Select(score => score + 5)]), Scored([.. OnFake.Select(score => score + 5)]));
        game.DiscriminatorAscends(real, fake).item<float>().ShouldBe(game.DiscriminatorAscends(Scored(OnReal), Scored(OnFake)).item<float>(), 1e-5f);
        game.GeneratorDescends(real, fake).item<float>().ShouldBe(game.GeneratorDescends(Scored(OnReal), Scored(OnFake)).item<float>(), 1e-5f);
    }

    [Fact]
    public void A_sample_is_pushed_the_more_the_further_it_is_behind()
    {
        var fake = tensor(OnFake).requires_grad_();
        new RelativisticPairing().GeneratorDescends(Scored(OnReal), new Judged(zeros(2, 1), nn.Identity()) { Scores = fake }).backward();
        fake.grad!.data<float>().ToArray().ShouldBe([-0.7310586f / 2, -0.1824255f / 2], 1e-6); // −σ(D(x) − D(G(z))) / B
    }

    private static Judged Scored(float[] scores) => new(zeros(2, 1), nn.Identity()) { Scores = tensor(scores) };
}
