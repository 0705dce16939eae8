using Minimax.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Models;

public sealed class NoiseScheduleTests
{
    [Fact]
    public void Four_steps_leave_what_a_cosine_leaves()
    {
        var schedule = new NoiseSchedule(4);
        double[] left = [1, 0.84701, 0.49384, 0.14427, 0.00014], added = [0.15299, 0.41696, 0.70786, 0.999];
        for (var t = 0; t <= 4; t++) schedule.Left(t).ShouldBe(left[t], 1e-5);
        for (var t = 1; t <= 4; t++) schedule.Added(t).ShouldBe(added[t - 1], 1e-5);
    }

    [Fact]
    public void Small_steps_one_after_the_other_are_one_large_step()
    {
        var schedule = new NoiseSchedule();
        var (signal, variance) = (1.0, 0.0);
        for (var t = 1; t <= schedule.Steps; t++)
        {
            signal *= Math.Sqrt(1 - schedule.Added(t));
            variance = ((1 - schedule.Added(t)) * variance) + schedule.Added(t);
            signal.ShouldBe(Math.Sqrt(schedule.Left(t)), 1e-12);
            variance.ShouldBe(1 - schedule.Left(t), 1e-12);
        }
    }

    [Fact]
    public void The_way_back_is_Gaussian_with_the_papers_mean_and_variance()
    {
        var schedule = new NoiseSchedule(4);
        var (mean, variance) = schedule.Posterior(tensor(new[] { 1f, 0 }), tensor(new[] { 0f, 1 }), 2);
        mean[0].item<float>().ShouldBe(0.23079f, 1e-5f);
        mean[1].item<float>().ShouldBe(0.75815f, 1e-5f); // √0.58304 · 0.15299 / 0.50616 of x_2, √0.84701 · 0.41696 / 0.50616 of x_0
        variance.ShouldBe(0.12603, 1e-5);  // 0.15299 · 0.41696 / 0.50616
        schedule.Posterior(zeros(1), ones(1), 1).Variance.ShouldBe(0);
    }

    [Fact]
    public void The_way_back_is_Bayes_rule()
    {
        var schedule = new NoiseSchedule(20);
        for (var t = 2; t <= 20; t++)
        {
            var (x, x0) = (0.7, -0.4);
            var precision = ((1 - schedule.Added(t)) / schedule.Added(t)) + (1 / (1 - schedule.Left(t - 1))); // of q(x_t | x_{t−1}) q(x_{t−1} | x_0)
            var mean = ((Math.Sqrt(1 - schedule.Added(t)) / schedule.Added(t) * x) + (Math.Sqrt(schedule.Left(t - 1)) / (1 - schedule.Left(t - 1)) * x0)) / precision;
            var found = schedule.Posterior(tensor(x), tensor(x0), t);
            found.Variance.ShouldBe(1 / precision, 1e-12);
            found.Mean.item<double>().ShouldBe(mean, 1e-12);
        }
    }

    [Fact]
    public void Picture_and_noise_come_back_from_what_was_made_of_them()
    {
        manual_seed(1);
        var schedule = new NoiseSchedule();
        var (x0, epsilon, t) = (randn(64, 1, 4, 4), randn(64, 1, 4, 4), randint(0, 1001, [64], ScalarType.Int64));
        var (x, v) = (schedule.Noised(x0, epsilon, t), schedule.Velocity(x0, epsilon, t));
        var found = schedule.Parts(x, v, t);
        found.X0.allclose(x0, 1e-5, 1e-5).ShouldBeTrue();
        found.Epsilon.allclose(epsilon, 1e-5, 1e-5).ShouldBeTrue();
        (x.square() + v.square()).allclose(x0.square() + epsilon.square(), 1e-4, 1e-4).ShouldBeTrue();
        var last = tensor(new[] { 1000L });
        schedule.Velocity(x0[..1], epsilon[..1], last).allclose(-x0[..1], 1e-3, 1e-3).ShouldBeTrue(); // nothing is left: v is the picture itself
    }

    [Fact]
    public void A_task_says_what_each_picture_is_and_how_far_gone()
    {
        manual_seed(1);
        var schedule = new NoiseSchedule(10);
        var pictures = full([500, 1, 2, 2], 3f);
        var (told, v) = schedule.Task(pictures);
        told.shape.ShouldBe([500L, 5]);
        v.shape.ShouldBe([500L, 1, 2, 2]);
        var steps = (told[.., 4] * 10).round().to_type(ScalarType.Int64);
        steps.unique().output.data<long>().ToArray().ShouldBe(Enumerable.Range(1, 10).Select(t => (long)t));
        schedule.Parts(told[.., ..4].view(-1, 1, 2, 2), v, steps).X0.allclose(pictures, 1e-4, 1e-4).ShouldBeTrue();
    }
}
