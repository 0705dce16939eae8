using Minimax.Layers;
using Minimax.Models;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Tests.Models;

public sealed class DdimTests
{
    private static readonly NoiseSchedule Schedule = new();

    [Theory]
    [InlineData(1, 0, 0.001)]
    [InlineData(50, 0.5, 0.02)]
    [InlineData(1000, 0.5, 0.001)]
    public void A_perfect_denoiser_of_a_Gaussian_returns_it_and_its_mean_in_one_step(int steps, double spread, double within)
    {
        manual_seed(1);
        var z = randn(20_000, 1);
        var made = new Ddim(new Perfect(3, 0.5), Schedule, steps, 1).call((z - z.mean()) / z.std());
        made.mean().item<float>().ShouldBe(3, 0.001);
        made.std().item<float>().ShouldBe((float)spread, within);
    }

    [Fact]
    public void A_step_keeps_the_noise_and_scales_it()
    {
        var path = new Ddim(new Constant(0.5f), new NoiseSchedule(4), 2, 1).Path(ones(1, 1)).Select(at => (X: at.X.item<float>(), X0: at.X0.item<float>())).ToList();
        path[0].X0.ShouldBe(-0.48795f, 1e-5f);  // √0.00014 · 1 − √0.99986 · 0.5
        path[0].X.ShouldBe(0.37276f, 1e-5f);    // √0.49384 · −0.48795 + √0.50616 · 1.00593
        path[1].X0.ShouldBe(-0.09377f, 1e-5f);  // √0.49384 · 0.37276 − √0.50616 · 0.5
        path[1].X.ShouldBe(path[1].X0);         // nothing but the picture is left at 0
    }

    [Fact]
    public void One_step_is_a_generator_that_a_loss_can_train()
    {
        var denoiser = new Denoiser(width: 16);
        var g = new Ddim(denoiser, Schedule, 1, 1, 14, 14);
        g.parameters().Count().ShouldBe(denoiser.parameters().Count());
        g.call(randn(5, 196)).square().sum().backward();
        foreach (var weight in denoiser.parameters()) weight.grad.ShouldNotBeNull();
    }

    [Fact]
    public void A_teacher_whose_data_are_one_point_always_answers_with_it_and_counts_by_what_is_left()
    {
        manual_seed(1);
        var (answer, weight) = new Ddim(new Perfect(2, 1e-4), Schedule, 50, 1).Opinion(randn(300, 1));
        answer.allclose(full(300, 1, 2f), 1e-2, 1e-2).ShouldBeTrue();
        weight.min().item<float>().ShouldBeInRange(0, 0.1f);
        weight.max().item<float>().ShouldBeInRange(0.95f, 1);
    }

    [Fact]
    public void What_it_objects_to_is_the_weighed_distance_to_its_opinion()
    {
        var (teacher, pictures) = (new Ddim(new Constant(0), Schedule, 50, 1), randn(6, 1).requires_grad_());
        manual_seed(3);
        var (answer, weight) = teacher.Opinion(pictures);
        var by = weight.data<float>().Zip(pictures.data<float>().Zip(answer.data<float>(), (x, y) => (x - y) * (x - y)), (c, d) => c * d).Average();
        manual_seed(3);
        var objection = teacher.Objection(pictures);
        objection.item<float>().ShouldBe(by, 1e-5f);
        objection.backward();
        pictures.grad!.allclose(weight * (pictures - answer) * (2 / 6f)).ShouldBeTrue(); // the teacher's answer is a number
    }

    [Fact]
    public void A_new_denoiser_hears_the_step_only_after_its_blocks_have_learnt()
    {
        manual_seed(1);
        var (denoiser, x) = (new Denoiser(width: 16), randn(6, 1, 14, 14));
        Tensor At(long t) => denoiser.call(Schedule.Told(x, full([6], t, ScalarType.Int64)));
        At(1).shape.ShouldBe([6L, 1, 14, 14]);
        At(1).allclose(At(900)).ShouldBeTrue();
        At(1).square().sum().backward();
        using (no_grad()) foreach (var weight in denoiser.parameters()) if (weight.grad is { } slope) weight.sub_(0.01 * slope);
        At(1).allclose(At(900)).ShouldBeFalse();
    }

    // E[v | x_t] of data from N(m, s²): the best that a denoiser can say.
    private sealed class Perfect(double m, double s) : Module<Tensor, Tensor>("Perfect")
    {
        public override Tensor forward(Tensor told)
        {
            var (x, t) = (told.narrow(1, 0, 1), (Labelled.Last(told, 1).squeeze(1) * Schedule.Steps).round().to_type(ScalarType.Int64));
            var (a, b) = (Schedule.Signal(t, x), Schedule.Noise(t, x));
            var x0 = m + (a * s * s / ((a * a * s * s) + (b * b)) * (x - (a * m)));
            return (a * (x - (a * x0)) / b) - (b * x0);
        }
    }

    private sealed class Constant(float v) : Module<Tensor, Tensor>("Constant")
    {
        public override Tensor forward(Tensor told) => full([told.shape[0], 1], v);
    }
}
