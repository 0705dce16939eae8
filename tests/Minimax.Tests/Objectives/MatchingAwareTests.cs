using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Tests.Objectives;

public sealed class MatchingAwareTests
{
    private static readonly MatchingAware Game = new(new NonSaturating(), length: 1);

    [Fact]
    public void The_discriminator_ascends_three_kinds_of_pairs_the_false_ones_by_half()
    {
        var d = Scores(1, 1);                                                               // of a pair (x, t): x + t
        var (real, fake) = (new Judged(tensor(new[,] { { 1f, 2f }, { 0f, -1f } }), d), new Judged(tensor(new[,] { { 0.5f, 0f }, { -1f, -1f } }), d));
        // right 3, −1; sentences exchanged 0, 2; made 0.5, −2: log σ(s) of the first, log σ(−s) of the others
        // mean −0.68092; −1.41004; −0.55050; and −0.68092 + (−1.41004 − 0.55050) / 2
        Game.DiscriminatorAscends(real, fake).item<float>().ShouldBe(-1.66119f, 1e-5f);
        Game.GeneratorDescends(real, fake).item<float>().ShouldBe(1.30050f, 1e-5f);         // (0.47408 + 2.12693) / 2
    }

    [Fact]
    public void Who_does_not_read_can_never_be_sure()
    {
        var blind = Scores(50, 0);                                                          // never wrong about a picture
        var (real, fake) = (new Judged(tensor(new[,] { { 1f, 2f }, { 1f, -1f } }), blind), new Judged(tensor(new[,] { { -1f, 2f }, { -1f, -1f } }), blind));
        Game.DiscriminatorAscends(real, fake).item<float>().ShouldBe(-25, 1e-4f);           // −½ · 50
        var best = Scores(0, 0);
        Game.DiscriminatorAscends(new Judged(real.Examples, best), new Judged(fake.Examples, best)).item<float>().ShouldBe(-1.38629f, 1e-5f);
    }

    [Fact]
    public void Each_picture_gets_the_sentence_of_the_next_and_the_last_that_of_the_first()
    {
        var pairs = tensor(new[,] { { 1f, 10, 20 }, { 2f, 30, 40 }, { 3f, 50, 60 } });
        MatchingAware.Mismatched(pairs, 2).Equals(tensor(new[,] { { 1f, 30, 40 }, { 2f, 50, 60 }, { 3f, 10, 20 } })).ShouldBeTrue();
    }

    private static Module<Tensor, Tensor> Scores(float picture, float sentence)
    {
        var line = Linear(2, 1);
        using var still = no_grad();
        line.weight.copy_(tensor(new[,] { { picture, sentence } }));
        line.bias!.zero_();
        return Sequential(line, Flatten(0));
    }
}
