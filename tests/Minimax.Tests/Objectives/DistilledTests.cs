using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Objectives;

public sealed class DistilledTests
{
    private static readonly Tensor OnReal = tensor(new[] { 1f, 0 }), OnFake = tensor(new[] { 0f, 1 });

    [Fact]
    public void G_pays_the_game_and_the_weighed_distance_to_the_teacher()
    {
        var samples = tensor(new[,] { { 1f, 2 }, { 0f, -1 } });
        var game = new Distilled(new RelativisticPairing(), x => (zeros_like(x), tensor(new[,] { { 1f }, { 0.5f } }))) { Lambda = 2 };
        game.GeneratorDescends(Judged(zeros(2, 2), OnReal), Judged(samples, OnFake)).item<float>().ShouldBe(3.56326f, 1e-5f); // (1.31326 + 0.31326) / 2 + 2 · (1 + 4 + ½) / 4
    }

    [Fact]
    public void D_plays_as_without_a_teacher()
    {
        var (alone, game) = (new RelativisticPairing(), new Distilled(new RelativisticPairing(), x => (x, x)));
        var (real, fake) = (Judged(zeros(2, 2), OnReal), Judged(ones(2, 2), OnFake));
        game.DiscriminatorAscends(real, fake).item<float>().ShouldBe(((IGame)alone).DiscriminatorAscends(real, fake).item<float>());
        game.Activation(OnReal).ShouldBeSameAs(OnReal);
    }

    private static Judged Judged(Tensor examples, Tensor scores) => new(examples, nn.Linear(2, 1)) { Scores = scores };
}
