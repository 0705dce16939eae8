using Minimax.Layers;
using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Objectives;

public sealed class EnergyBasedTests
{
    private static readonly float[] OnReal = [0.2f, 0.6f];
    private static readonly float[] OnFake = [0.5f, 3];

    [Fact]
    public void D_ascends_minus_the_energy_of_data_and_what_samples_lack_of_the_margin() => // −(0.4 + (0.5 + 0) / 2)
        new EnergyBased(margin: 1).DiscriminatorAscends(Energies(OnReal), Energies(OnFake)).item<float>().ShouldBe(-0.65f, 1e-5f);

    [Fact]
    public void G_descends_the_energy_of_its_samples() =>
        new EnergyBased(margin: 1).GeneratorDescends(Energies(OnReal), Energies(OnFake)).item<float>().ShouldBe(1.75f, 1e-5f);

    [Fact]
    public void The_pulling_away_term_is_added_with_its_weight() // cos² of (1, 0) and (1, 1) is ½
    {
        var fake = new Judged(tensor(new[] { 1f, 0, 1, 1 }).view(2, 2), new Open()) { Scores = tensor(OnFake) };
        new EnergyBased(margin: 1, pullAway: 0.1).GeneratorDescends(Energies(OnReal), fake).item<float>().ShouldBe(1.8f, 1e-5f);
    }

    [Fact]
    public void A_sample_beyond_the_margin_teaches_D_nothing()
    {
        var fake = tensor(OnFake).requires_grad_();
        new EnergyBased(margin: 1).DiscriminatorAscends(Energies(OnReal), new Judged(zeros(2, 1), nn.Identity()) { Scores = fake }).backward();
        fake.grad!.data<float>().ToArray().ShouldBe([0.5f, 0], 1e-6);
    }

    [Theory] // cell by cell it costs p d + q (m − d): least at an end, m min(p, q)
    [InlineData(1)]
    [InlineData(2.5)]
    public void The_best_energies_are_zero_or_the_margin(double margin)
    {
        manual_seed(2);
        var (p, q) = (nn.functional.softmax(randn(40, ScalarType.Float64), 0), nn.functional.softmax(randn(40, ScalarType.Float64), 0));
        double Value(Tensor d) => -((p * d) + (q * (margin - d).clamp_min(0))).sum().item<double>();
        var best = Value(where(p.ge(q), 0.0, margin));
        best.ShouldBe(-margin * minimum(p, q).sum().item<double>(), 1e-12);
        for (var i = 0; i < 100; i++) Value(rand(40, ScalarType.Float64) * 2 * margin).ShouldBeLessThan(best);
    }

    private static Judged Energies(float[] scores) => new(zeros(2, 1), nn.Identity()) { Scores = tensor(scores) };

    /// <summary>Shows its input as its features.</summary>
    private sealed class Open() : nn.Module<Tensor, Tensor>("Open"), IFeatures
    {
        public override Tensor forward(Tensor x) => x.sum(1);

        public Tensor Features(Tensor examples) => examples;
    }
}
