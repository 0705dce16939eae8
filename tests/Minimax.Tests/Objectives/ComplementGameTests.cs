using Minimax.Layers;
using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Objectives;

public sealed class ComplementGameTests
{
    private static readonly Tensor OnReal = tensor(new[] { 1f, 2, -0.5f, 0.3f, -1, 0 }).view(2, 3);
    private static readonly Tensor OnFake = tensor(new[] { 0.2f, 0.1f, -0.4f, 2, -1, 0.5f }).view(2, 3);
    private static readonly LowDensity Density = new(tensor(new[] { 0f, 0, 2, 0, 0, 1 }).view(3, 2), bandwidth: 1, quantile: 0);

    [Theory]
    [InlineData(1, -2.06521 - 0.87647)]
    [InlineData(0.3, -2.06521 - 0.26294)]
    [InlineData(0, -2.06521)]
    public void D_pays_for_being_undecided_about_the_data(double weight, double expected)
    {
        var game = new ComplementGame(new NonSaturating(), Density) { EntropyWeight = weight };
        game.DiscriminatorAscends(Scored(OnReal), Scored(OnFake)).item<float>().ShouldBe((float)expected, 1e-5f);
    }

    [Theory]
    [InlineData(0, 0, 2.5)]             // the means of the features: (2, 3) and (0.5, 2.5)
    [InlineData(2, 0, 2.5 + (2 * 0.95294))] // cos² of the samples' features, (0, 0.5) and (1, 4.5): 81 / 85
    [InlineData(0, 1, 2.5 + ((0.45802 + 1.52592) / 2))]
    public void G_matches_features_spreads_out_and_keeps_off_the_data(double pullAway, double dense, double expected)
    {
        var game = new ComplementGame(new NonSaturating(), Density) { PullAwayWeight = pullAway, DensityWeight = dense };
        var real = new Judged(tensor(new[] { 1f, 2, 3, 4 }).view(2, 2), new Seeing(x => x));
        var fake = new Judged(tensor(new[] { 1f, 0, 5, 5 }).view(2, 2), new Seeing(_ => tensor(new[] { 0f, 0.5f, 1, 4.5f }).view(2, 2)));
        game.GeneratorDescends(real, fake).item<float>().ShouldBe((float)expected, 1e-4f);
    }

    [Fact]
    public void A_discriminator_without_features_is_named()
    {
        var blind = new Judged(zeros(2, 2), nn.Linear(2, 3));
        Should.Throw<InvalidOperationException>(() => blind.Features).Message.ShouldBe("This game looks at D's features, but Linear does not implement IFeatures.");
    }

    private static Judged Scored(Tensor scores) => new(zeros(2, 2), nn.Linear(2, 3)) { Scores = scores };

    private sealed class Seeing(Func<Tensor, Tensor> features) : nn.Module<Tensor, Tensor>("Seeing"), IFeatures
    {
        public override Tensor forward(Tensor x) => throw new InvalidOperationException("Nobody asked for scores.");

        public Tensor Features(Tensor examples) => features(examples);
    }
}
