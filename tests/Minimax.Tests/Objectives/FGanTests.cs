using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Objectives;

public sealed class FGanTests
{
    private static readonly IReadOnlyDictionary<string, FDivergence> Table = FDivergence.All.ToDictionary(one => one.Name);
    private static readonly Tensor OnReal = tensor(new[] { 0.5f, -1 });
    private static readonly Tensor OnFake = tensor(new[] { 1f, -0.5f });

    public static TheoryData<string> Names => [.. Table.Keys];

    [Theory] // D: E g(v) on data − E f*(g(v)) on samples; G: −E f*(g(v)); G of section 3.2: −E g(v)
    [InlineData("KL", -0.25 - 0.611565, -0.611565, -0.25)]
    [InlineData("reverse KL", -1.662406 + 0.75, 0.75, 1.008300)]
    [InlineData("Pearson χ²", -0.25 - 0.40625, -0.40625, -0.25)]
    [InlineData("Neyman χ²", -0.662406 - 0.109444, -0.109444, 0.008300)]
    [InlineData("squared Hellinger", -0.662406 - 0.662406, -0.662406, 0.008300)]
    [InlineData("Jensen-Shannon", -0.200522 - 0.200522, -0.200522, -0.049478)]
    [InlineData("GAN", -0.893669 - 0.893669, -0.893669, 0.643669)]
    public void Both_players_get_the_numbers_worked_out_by_hand(string name, double ascends, double descends, double nonSaturating)
    {
        var game = new FGan(Table[name]);
        ((double)game.DiscriminatorAscends(OnReal, OnFake).item<float>()).ShouldBe(ascends, 1e-5);
        ((double)game.GeneratorDescends(OnFake).item<float>()).ShouldBe(descends, 1e-5);
        ((double)new FGan(Table[name], nonSaturating: true).GeneratorDescends(OnFake).item<float>()).ShouldBe(nonSaturating, 1e-5);
    }

    [Fact]
    public void With_the_row_GAN_it_is_the_first_game_and_its_non_saturating_form()
    {
        var (game, trick) = (new FGan(FDivergence.Gan), new FGan(FDivergence.Gan, nonSaturating: true));
        game.DiscriminatorAscends(OnReal, OnFake).item<float>().ShouldBe(new MinimaxGame().DiscriminatorAscends(OnReal, OnFake).item<float>(), 1e-6f);
        game.GeneratorDescends(OnFake).item<float>().ShouldBe(new MinimaxGame().GeneratorDescends(OnFake).item<float>(), 1e-6f);
        trick.GeneratorDescends(OnFake).item<float>().ShouldBe(new NonSaturating().GeneratorDescends(OnFake).item<float>(), 1e-6f);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void At_the_best_D_G_gets_the_gradient_of_the_divergence(string name)
    {
        var f = Table[name];
        manual_seed(5);
        var p = nn.functional.softmax(randn(30, ScalarType.Float64), 0);
        var a = randn(30, ScalarType.Float64).requires_grad_();
        var q = nn.functional.softmax(a, 0);
        var best = f.BestScore((p / q).log()).detach();
        var played = autograd.grad([-(q * f.OnSamples(best)).sum()], [a], retain_graph: true)[0];
        var exact = autograd.grad([f.Between(p, q)], [a])[0];
        (played - exact).abs().max().item<double>().ShouldBe(0, 1e-10);
    }

    [Fact]
    public void The_trick_turns_KL_into_reverse_KL_and_reverse_KL_into_chi_square()
    {
        manual_seed(6);
        var p = nn.functional.softmax(randn(30, ScalarType.Float64), 0);
        var a = randn(30, ScalarType.Float64).requires_grad_();
        Differs(FDivergence.KullbackLeibler, q => FDivergence.ReverseKullbackLeibler.Between(p, q));
        Differs(FDivergence.ReverseKullbackLeibler, q => FDivergence.Neyman.Between(p, q) / 2); // Σ (p − q)²/p

        void Differs(FDivergence f, Func<Tensor, Tensor> descended)
        {
            var q = nn.functional.softmax(a, 0);
            var best = f.BestScore((p / q).log()).detach();
            var played = autograd.grad([-(q * f.Activation(best)).sum()], [a], retain_graph: true)[0];
            (played - autograd.grad([descended(q)], [a])[0]).abs().max().item<double>().ShouldBe(0, 1e-10);
        }
    }
}
