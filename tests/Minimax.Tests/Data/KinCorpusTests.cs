using Minimax.Data;
using static TorchSharp.torch;

namespace Minimax.Tests.Data;

public sealed class KinCorpusTests
{
    private readonly KinCorpus corpus = new(domains: 2, families: 2, roles: 3, clues: 2, fillers: 3);

    [Fact]
    public void The_words_beside_a_word_have_the_probabilities_that_it_says()
    {
        var truth = corpus.Truth();
        truth.shape.ShouldBe([corpus.Words, corpus.Contexts]);
        truth.sum(1).allclose(ones(corpus.Words)).ShouldBeTrue();
        var (words, contexts) = corpus.Draw(200_000, seed: 3);
        var counts = zeros(corpus.Words * corpus.Contexts).index_add(0, (words * corpus.Contexts) + contexts, ones(words.shape[0]), 1).view_as(truth);
        var seen = counts / counts.sum(1, keepdim: true);
        (seen - truth).abs().max().item<float>().ShouldBeLessThan(0.02f);
        counts.masked_select(truth.eq(0)).sum().item<float>().ShouldBe(0);
    }

    [Fact]
    public void Words_of_a_family_share_its_clues_and_words_of_a_role_theirs()
    {
        var truth = corpus.Truth();
        Shared(0, 1).ShouldBe(0.15 + 0.25 + 0.35, 1e-5);                                           // domain, family and fillers
        Shared(0, 3).ShouldBe(0.15 + 0.25 + 0.35, 1e-5);                                           // the same role of another family of the domain
        Shared(0, 6).ShouldBe(0.25 + 0.35, 1e-5);                                                  // of another domain
        Shared(0, 7).ShouldBe(0.35, 1e-5);                                                         // nothing but fillers
        corpus.Family(3).ShouldBe(1);

        double Shared(int a, int b) => truth[a].minimum(truth[b]).sum().item<float>();
    }

    [Fact]
    public void The_same_seed_and_step_draw_the_same_pairs()
    {
        var (words, contexts) = corpus.Draw(50, seed: 3, step: 7);
        corpus.Draw(50, seed: 3, step: 7).Words.Equals(words).ShouldBeTrue();
        corpus.Draw(50, seed: 3, step: 8).Contexts.Equals(contexts).ShouldBeFalse();
    }
}
