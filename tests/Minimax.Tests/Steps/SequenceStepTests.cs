using Minimax.Data;
using Minimax.Models;
using Minimax.Steps;
using Minimax.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Steps;

public sealed class SequenceStepTests
{
    private const int Length = 6;

    [Fact]
    public void Without_the_game_it_is_teacher_forcing()
    {
        var (one, other) = (Writer(), Writer());
        var d = new DynamicsDiscriminator(one.Hidden, 4);
        var x = Hot(Melodies.Draw(16, Length, seed: 1));
        manual_seed(7);
        var report = new ProfessorForcingStep(one, d, (new FusedAdam(one.parameters()), new FusedAdam(d.parameters()))) { Lambda = 0 }.Update(x);
        new RegressionStep(other, (nats, _) => nats.mean() / Length, new FusedAdam(other.parameters())).Update((x, x));
        report.Read()[0].ShouldBe(Writer().call(x).mean().item<float>() / Length, 1e-5);
        foreach (var (a, b) in one.parameters().Zip(other.parameters())) a.allclose(b, 1e-4, 1e-5).ShouldBeTrue();
    }

    [Fact]
    public void A_discriminator_that_is_far_ahead_rests_and_one_that_knows_nothing_is_not_heard()
    {
        var (net, d) = (Writer(), new DynamicsDiscriminator(8, 4));
        var before = Copy(d);
        var x = Hot(Melodies.Draw(16, Length, seed: 1));
        new ProfessorForcingStep(net, d, (new FusedAdam(net.parameters()), new FusedAdam(d.parameters()))) { Rests = 0, Useful = 1.1 }.Update(x);
        d.parameters().Zip(before, (now, then) => now.Equals(then)).ShouldAllBe(same => same);
        var taught = Writer();
        new RegressionStep(taught, (nats, _) => nats.mean() / Length, new FusedAdam(taught.parameters())).Update((x, x));
        foreach (var (a, b) in net.parameters().Zip(taught.parameters())) a.allclose(b, 1e-4, 1e-5).ShouldBeTrue();
    }

    [Fact]
    public void The_losses_are_those_of_the_formulas_on_states_that_are_given()
    {
        var net = Writer();
        using (no_grad()) foreach (var parameter in net.parameters()) parameter.zero_();           // all states are 0, and each note has 1/12
        var d = new DynamicsDiscriminator(8, 4);
        var score = d.call(zeros(1, Length - 1, 8)).item<float>();
        var read = new ProfessorForcingStep(net, d, (new FusedAdam(net.parameters()), new FusedAdam(d.parameters(), rate: 0))) { Skip = 1, Length = 9 }
            .Update(Hot(Melodies.Draw(16, Length, seed: 1))).Read();
        var (yes, no) = (Math.Log(1 + Math.Exp(-score)), Math.Log(1 + Math.Exp(score)));            // −log σ(s), −log (1 − σ(s))
        read[0].ShouldBe(Math.Log(12), 1e-5);
        read[1].ShouldBe(yes + no, 1e-5);
        read[2].ShouldBe(yes + no, 1e-5);                                                           // −log D(written) − log (1 − D(read))
        read[5].ShouldBe(0.5, 1e-6);
    }

    [Fact]
    public void Embeddings_pay_for_pairs_of_the_corpus_and_for_made_up_ones()
    {
        var net = Embedding();
        var (x, y) = (tensor(new long[] { 0, 1, 2, 2 }), tensor(new long[] { 0, 1, 1, 0 }));
        var (right, wrong) = (net.All(x).gather(1, y.unsqueeze(1)), net.All(x).select(1, 3));
        var expected = (softplus(-right).mean() + (2 * softplus(wrong).mean())).item<float>();
        var noise = tensor(new float[] { 0, 0, 0, 1 });                                             // always the last
        new ContrastiveStep(net, noise, new FusedAdam(net.parameters())) { Negatives = 2 }.Update((x, y)).Read()[0].ShouldBe(expected, 1e-5);

        static Tensor softplus(Tensor t) => nn.functional.softplus(t);
    }

    [Fact]
    public void The_adversary_finds_the_word_that_costs_most_and_entropy_keeps_it_from_it()
    {
        foreach (var (weight, least, most) in new[] { (0.0, 0.9, 1.0), (20.0, 0.3, 0.45) })
        {
            var (net, adversary) = (Embedding(), Embedding());
            using (no_grad()) net.parameters().Last()[2] = 4;                                       // what stands in the third place scores high with all words
            var still = new FusedAdam(net.parameters(), rate: 0);
            var step = new ContrastiveStep(net, ones(4), still) { Adversary = (adversary, new FusedAdam(adversary.parameters(), 0.05)), Negatives = 4, EntropyWeight = weight };
            for (var i = 0; i < 150; i++) step.Update((arange(3, ScalarType.Int64), zeros(3, ScalarType.Int64)));
            var chance = adversary.All(arange(3, ScalarType.Int64)).softmax(1).select(1, 2);
            chance.min().item<float>().ShouldBeInRange((float)least, (float)most);
            chance.max().item<float>().ShouldBeLessThan((float)most + 1e-3f);
        }
    }

    [Fact]
    public void An_adversary_of_one_word_learns_without_a_baseline()
    {
        var (net, adversary) = (Embedding(), Embedding());
        var step = new ContrastiveStep(net, ones(4), new FusedAdam(net.parameters())) { Adversary = (adversary, new FusedAdam(adversary.parameters())), Negatives = 1 };
        step.Update((arange(3, ScalarType.Int64), zeros(3, ScalarType.Int64))).Read().ShouldAllBe(number => double.IsFinite(number));
    }

    [Fact]
    public void What_stands_beside_a_word_is_no_negative_of_it()
    {
        var (net, adversary) = (Embedding(), Embedding());
        using (no_grad()) adversary.parameters().Last()[1] = 50;                                    // it names nothing else
        var (x, y) = (arange(3, ScalarType.Int64), ones(3, ScalarType.Int64));
        var positive = nn.functional.softplus(-net.All(x).select(1, 1)).mean().item<float>();
        var step = new ContrastiveStep(net, ones(4), new FusedAdam(net.parameters())) { Adversary = (adversary, new FusedAdam(adversary.parameters())), Lambda = 0 };
        step.Update((x, y)).Read()[0].ShouldBe(positive, 1e-5);
    }

    [Fact]
    public void Vectors_of_a_family_come_together()
    {
        manual_seed(5);
        var corpus = new KinCorpus(domains: 2, families: 2, roles: 3, clues: 2, fillers: 3);
        var net = new SkipGram(corpus.Words, corpus.Contexts, 8);
        new TrainingLoop<(Tensor, Tensor)>(new ContrastiveStep(net, ones(corpus.Contexts), new FusedAdam(net.parameters(), 0.02)), i => corpus.Draw(64, seed: 1, i))
        { Steps = 300 }.Run();
        var unit = nn.functional.normalize(net.Vectors, dim: 1);
        var alike = unit.matmul(unit.t());
        (alike[0, 1].item<float>() - alike[0, 7].item<float>()).ShouldBeGreaterThan(0.2f);          // the family, and a word of another domain and role
    }

    private static SequenceNet Writer()
    {
        manual_seed(3);
        return new SequenceNet(new SymbolEmission(8, Melodies.Notes));
    }

    private static SkipGram Embedding()
    {
        manual_seed(4);
        return new SkipGram(3, 4, 5);
    }

    private static Tensor[] Copy(nn.Module network) => [.. network.parameters().Select(p => p.detach().clone())];

    private static Tensor Hot(Tensor notes) => nn.functional.one_hot(notes, Melodies.Notes).to_type(ScalarType.Float32);
}
