using Minimax.Models;
using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Tests.Objectives;

public sealed class TangentGameTests
{
    private static readonly IGame Inner = new NonSaturating();

    [Fact]
    public void Each_player_pays_its_own_term_besides_the_game()
    {
        var (g, c, x) = (new LocalGan.Generator(2, 1), new PlaneNets.Classifier(), randn(8, 2));
        var at = LocalGan.Centre(x, 1);
        var tangents = Tangents.ByDifferences(g, at, 1, 0.05).detach();
        var (real, fake) = (new Judged(x, c), new Judged(randn(8, 2), c));
        var plusOne = new ClassesPlusOne(new NonSaturating());
        var game = new TangentGame(plusOne, g, 1, points => LocalGan.Centre(points, 1)) { Orthonormal = 3, Smooth = 2 };

        var (ofG, ofD) = (game.GeneratorDescends(real, fake), Seeded(() => game.DiscriminatorAscends(real, fake)));
        var smooth = Seeded(() => LaplaceBeltrami.OfBeliefs(c, x, tangents));
        ofG.item<float>().ShouldBe((plusOne.GeneratorDescends(fake.Scores) + (3 * OrthonormalTangents.Of(tangents))).item<float>(), 1e-5f);
        ofD.item<float>().ShouldBe((plusOne.DiscriminatorAscends(real.Scores, fake.Scores) - (2 * smooth)).item<float>(), 1e-5f);
    }

    [Fact]
    public void Without_its_terms_it_is_the_game_itself()
    {
        var (g, d) = (new ToyWgan.Generator(), new PlaneNets.Discriminator());
        var (real, fake) = (new Judged(randn(8, 2), d), new Judged(randn(8, 2), d));
        var game = new TangentGame(Inner, g, 2, x => x) { Orthonormal = 0 };
        game.GeneratorDescends(real, fake).item<float>().ShouldBe(Inner.GeneratorDescends(real, fake).item<float>());
        game.DiscriminatorAscends(real, fake).item<float>().ShouldBe(Inner.DiscriminatorAscends(real, fake).item<float>());
        game.Activation(zeros(1)).item<float>().ShouldBe(0.5f);
    }

    private static Tensor Seeded(Func<Tensor> value)
    {
        manual_seed(3);
        return value();
    }
}
