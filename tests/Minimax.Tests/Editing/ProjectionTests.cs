using Minimax.Editing;
using Minimax.Models;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Tests.Editing;

public sealed class ProjectionTests
{
    [Fact]
    public void On_a_plane_it_finds_the_nearest_point()
    {
        manual_seed(0);
        var (plane, target) = (Linear(2, 5, hasBias: false), randn(3, 5));
        var w = plane.weight!.detach();                                                     // (5, 2): z is mapped to W z
        var exact = target.matmul(w).matmul(linalg.inv(w.t().matmul(w)));                   // the normal equations
        var found = new Projection(plane) { Steps = 2000, LearningRate = 0.05 }.Of(zeros(3, 2), images => (images - target).square().sum(1));
        found.allclose(exact, rtol: 1e-3, atol: 1e-3).ShouldBeTrue();
    }

    [Fact]
    public void To_leave_the_start_has_its_price()
    {
        // min over z of (z − 3)² + λ (z − 1)² is (3 + λ) / (1 + λ): 2 for λ = 1.
        var found = new Projection(Identity()) { Steps = 1000, Stay = 1 }.Of(ones(1, 1), images => (images - 3).square().sum(1));
        found.item<float>().ShouldBe(2, 1e-3f);
    }

    [Fact]
    public void The_best_of_the_way_is_kept_and_what_is_no_number_never()
    {
        var cost = 0;
        var found = new Projection(Identity()) { Steps = 5 }.Of(zeros(2, 1), images => cost++ == 2 ? images.sum(1) * double.NaN : images.sum(1) + cost);
        found.flatten().data<float>().ToArray().ShouldBe([0, 0]);                            // each step costs more than the one before
    }

    [Fact]
    public void Without_steps_the_start_comes_back_and_each_example_has_its_own()
    {
        var start = randn(4, 3);
        new Projection(Identity()) { Steps = 0 }.Of(start, images => images.sum(1)).equal(start).all().item<bool>().ShouldBeTrue();
        var alone = new Projection(Identity()) { Steps = 20 }.Of(start[1..2], images => images.square().sum(1));
        var together = new Projection(Identity()) { Steps = 20 }.Of(start, images => images.square().sum(1));
        together[1..2].allclose(alone, atol: 1e-6).ShouldBeTrue();
    }

    [Fact]
    public void A_limit_of_time_ends_it_after_the_first_look()
    {
        var looks = 0;
        var found = new Projection(Identity()) { Steps = 1000, Limit = TimeSpan.Zero, See = (_, _, _) => looks++ }.Of(ones(1, 1), images => images.square().sum(1));
        looks.ShouldBe(1);
        found.item<float>().ShouldBe(1);
    }

    [Fact]
    public void The_generator_is_left_as_it_was_and_what_is_seen_goes_down()
    {
        manual_seed(0);
        var g = new Dcgan.Generator(latent: 6, width: 4);
        g.train();
        var before = g.state_dict().Values.Select(weight => weight.clone()).ToList();
        var seen = new List<float>();
        var target = g.call(randn(8, 6)).detach();
        g.state_dict().Values.Zip(before).Count(pair => !pair.First.equal(pair.Second).all().item<bool>()).ShouldBeGreaterThan(0); // training moves the averages
        before = [.. g.state_dict().Values.Select(weight => weight.clone())];
        var found = new Projection(g) { Steps = 30, See = (_, _, cost) => seen.Add(cost.mean().item<float>()) }.Of(randn(8, 6), images => (images - target).square().flatten(1).mean([1L]));
        g.state_dict().Values.Zip(before).ShouldAllBe(pair => pair.First.equal(pair.Second).all().item<bool>());
        g.training.ShouldBeTrue();
        g.parameters().ShouldAllBe(weight => weight.requires_grad && ReferenceEquals(weight.grad, null));
        found.requires_grad.ShouldBeFalse();
        seen.Count.ShouldBe(31);
        seen[^1].ShouldBeLessThan(seen[0]);
    }
}
