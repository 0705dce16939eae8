using Minimax.Data;
using Minimax.Layers;
using Minimax.Models;
using Minimax.Objectives;
using Minimax.Steps;
using Minimax.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Steps;

public sealed class AdversarialStepTests
{
    private static readonly ImageBatch Batch = new(Peer.Fill(0.4, -1, 1, 6, 1, 28, 28), arange(6, ScalarType.Int64).remainder(3));

    [Fact]
    public void The_loss_weighs_images_as_they_are_and_under_attack()
    {
        var network = Network();
        var attacked = new GradientSign(0.1).Against(network, Batch.Images, Batch.Labels);
        var (clean, worst) = (Loss(Batch.Images), Loss(attacked));
        worst.ShouldBeGreaterThan(clean);
        Reported(0.25).ShouldBe((0.25 * clean) + (0.75 * worst), 1e-5);
        Reported(1).ShouldBe(clean, 1e-5);
        Reported(0).ShouldBe(worst, 1e-5);

        double Loss(Tensor images) => nn.functional.cross_entropy(Network().call(images), Batch.Labels).item<float>();
        double Reported(double alpha)
        {
            var fresh = Network();
            return new AdversarialTrainingStep(fresh, new GradientSign(0.1), new FusedAdam(fresh.parameters())) { Alpha = alpha }.Update(Batch).Read()[0];
        }
    }

    [Fact]
    public void Without_an_attack_it_learns_what_a_classifier_learns()
    {
        var (one, other) = (Network(), Network());
        new AdversarialTrainingStep(one, new GradientSign(0), new FusedAdam(one.parameters())).Update(Batch);
        new ClassifierStep(other, new FusedAdam(other.parameters())).Update(Batch);
        foreach (var (a, b) in one.parameters().Zip(other.parameters())) a.allclose(b, 1e-4, 1e-5).ShouldBeTrue();
    }

    [Fact]
    public void The_adversary_learns_which_window_hurts_and_the_decision_what_is_behind_it()
    {
        manual_seed(3);
        var windows = SpatialDropout.Windows(3, 1);
        var (d, a) = (nn.Linear(9, 2), new OcclusionNet(9, 9, hidden: 16));
        var step = new AdversarialDropoutStep(d, a, windows, Each, (new FusedAdam(d.parameters(), 0.02), new FusedAdam(a.parameters(), 0.02)));
        var y = arange(64, ScalarType.Int64).remainder(2);
        var x = zeros(64, 9);
        x.select(1, 4).copy_((2 * y.to_type(ScalarType.Float32)) - 1);              // the middle bin says it best …
        x.select(1, 0).copy_((0.4 * y.to_type(ScalarType.Float32)) - 0.2);          // … and a corner says it as well
        var before = Weight(0) / Weight(4);
        Report? last = null;
        for (var i = 0; i < 200; i++) last = step.Update((x, y));
        last!.Read()[2].ShouldBe(1, 1e-5);                                          // "hardest found"
        ErrorRate(SpatialDropout.Apply(x, windows[4].unsqueeze(0))).ShouldBe(0);    // it reads the corner when the middle is hidden
        Weight(0).ShouldBeGreaterThan(Weight(4));                                   // and leans on it more than on what will be hidden

        double Weight(int bin) => (d.weight![1, bin] - d.weight![0, bin]).abs().item<float>();
        double ErrorRate(Tensor rows) => Minimax.Metrics.ErrorRate.Of(d, rows, y);
    }

    [Fact]
    public void The_loss_of_the_decision_has_a_clean_and_a_hidden_part()
    {
        var windows = SpatialDropout.Windows(2, 2);                                 // one window: everything
        var (d, a) = (nn.Linear(4, 2), new OcclusionNet(4, 1, hidden: 2));
        var (x, y) = (Peer.Fill(0.1, -1, 1, 5, 4), zeros(5, ScalarType.Int64));
        var (clean, blind) = (Mean(x), Mean(zeros_like(x)));
        var step = new AdversarialDropoutStep(d, a, windows, Each, (new FusedAdam(d.parameters()), new FusedAdam(a.parameters()))) { Alpha = 0.3 };
        var read = step.Update((x, y)).Read();
        read[0].ShouldBe((0.3 * clean) + (0.7 * blind), 1e-5);
        read[1].ShouldBe(0, 1e-6);                                                  // A has no choice

        double Mean(Tensor rows) => nn.functional.cross_entropy(d.call(rows), y).item<float>();
    }

    [Fact]
    public void An_adversary_who_may_not_move_anything_changes_nothing()
    {
        var (x, y) = (Peer.Fill(0.1, -1, 1, 5, 18), arange(5, ScalarType.Int64).remainder(2));
        var (one, other) = (Peer.Scaled(nn.Linear(18, 2), 10), Peer.Scaled(nn.Linear(18, 2), 10));
        var still = new DeformationNet(18, groups: 2, degrees: 0, hidden: 4);
        new AdversarialTransformStep(one, still, 3, Each, (new FusedAdam(one.parameters()), new FusedAdam(still.parameters()))).Update((x, y));
        new RegressionStep(other, (made, truth) => Each(made, truth).mean(), new FusedAdam(other.parameters())).Update((x, y));
        foreach (var (a, b) in one.parameters().Zip(other.parameters())) a.allclose(b, 1e-4, 1e-5).ShouldBeTrue();
    }

    [Fact]
    public void The_loss_of_the_decision_has_a_part_as_it_is_and_a_turned_one()
    {
        var (x, y) = (Peer.Fill(0.1, -1, 1, 5, 18), arange(5, ScalarType.Int64).remainder(2));
        var (d, a) = (Peer.Scaled(nn.Linear(18, 2), 20), Peer.Scaled(new DeformationNet(18, groups: 2, degrees: 45, hidden: 4), 20));
        var (clean, turned) = (Mean(x), Mean(SpatialTransform.Apply(x, a.call(x), 3)));
        Math.Abs(clean - turned).ShouldBeGreaterThan(0.01);
        var read = new AdversarialTransformStep(d, a, 3, Each, (new FusedAdam(d.parameters()), new FusedAdam(a.parameters()))) { Alpha = 0.3 }.Update((x, y)).Read();
        read[0].ShouldBe((0.3 * clean) + (0.7 * turned), 1e-5);
        read[1].ShouldBe(-turned, 1e-5);

        double Mean(Tensor rows) => Each(d.call(rows), y).mean().item<float>();
    }

    [Fact]
    public void The_adversary_finds_turns_that_hurt_more_than_all_of_a_thousand_random_ones()
    {
        manual_seed(5);
        var (x, y) = (rand(16, 2 * 49), arange(16, ScalarType.Int64).remainder(2));
        var (d, a) = (nn.Linear(2 * 49, 2), new DeformationNet(2 * 49, groups: 2, degrees: 20, hidden: 32));
        var before = d.weight!.clone();
        var step = new AdversarialTransformStep(d, a, 7, Each, (new FusedAdam(d.parameters(), 0), new FusedAdam(a.parameters(), 0.01)));
        for (var i = 0; i < 150; i++) step.Update((x, y));
        d.weight!.Equals(before).ShouldBeTrue();                                    // D stands still, so that A's game alone is seen
        var learnt = Mean(a.call(x));
        learnt.ShouldBeGreaterThan(1.02 * Mean(zeros(16, 2, 3)));
        for (var i = 0; i < 1000; i++) Mean(Any()).ShouldBeLessThan(learnt);

        Tensor Any() => cat([((rand(16, 2, 1) * 2) - 1) * (20 * Math.PI / 180), zeros(16, 2, 2)], 2);
        double Mean(Tensor moves)
        {
            using var scope = NewDisposeScope();
            return Each(d.call(SpatialTransform.Apply(x, moves, 7)), y).mean().item<float>();
        }
    }

    private static Tensor Each(Tensor logits, Tensor labels) => nn.functional.cross_entropy(logits, labels, reduction: nn.Reduction.None);

    private static LeNet Network()
    {
        var network = new LeNet(classes: 3, width: 4);
        Peer.Initialise(network);
        return network;
    }
}
