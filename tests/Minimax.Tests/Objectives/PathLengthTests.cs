using Minimax.Models;
using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Objectives;

public sealed class PathLengthTests
{
    [Fact]
    public void The_length_is_that_of_the_explicit_Jacobian()
    {
        manual_seed(1);
        var g = new StyleGan.Generator(6, 1, latent: 5, maps: [4, 4]);
        var (w, y) = (randn(3, 5).requires_grad_(), randn(3, 1, 6, 6));
        var lengths = PathLength.Along(v => g.Paint(v, v), w, y);
        var painted = g.Paint(w, w).flatten(1);
        for (var i = 0; i < 3; i++)
        {
            var rows = Enumerable.Range(0, 36).Select(pixel => autograd.grad([painted[i, pixel]], [w], retain_graph: true)[0][i]);
            var jacobian = stack([.. rows]);                                                    // (36, 5)
            jacobian.t().mv(y[i].flatten()).norm().item<float>().ShouldBe(lengths[i].item<float>(), 1e-4f);
        }
    }

    [Fact]
    public void Hand_computed_for_a_picture_that_is_w_squared()
    {
        var w = tensor(new[] { 1f, 2, 3, 0 }).view(2, 2).requires_grad_();
        var y = tensor(new[] { 2f, 0.5f, -1, 1 }).view(2, 1, 1, 2);
        Tensor Squares(Tensor v) => v.square().view(-1, 1, 1, 2);
        PathLength.Along(Squares, w, y).data<float>().ToArray().ShouldBe([4.47214f, 6], 1e-5f); // (2·1·2, 2·2·½) = (4, 2); (2·3·−1, 0)
    }

    [Fact]
    public void A_picture_that_moves_alike_everywhere_costs_next_to_nothing_and_another_does_not()
    {
        manual_seed(2);
        var w = randn(64, 4).requires_grad_();
        var basis = linalg.qr(randn(400, 4)).Q;
        double Relative(Func<Tensor, Tensor> paint) => (PathLength.Of(paint, w) / PathLength.Along(paint, w).mean().square()).item<float>();
        Relative(v => v.matmul(basis.t()).view(-1, 1, 20, 20)).ShouldBeInRange(0, 0.2);         // the noise in y alone: a length has 4 degrees of freedom
        Relative(v => v.pow(3).matmul(basis.t()).view(-1, 1, 20, 20)).ShouldBeGreaterThan(0.5);
    }

    [Fact]
    public void Its_gradient_reaches_the_weights_that_paint_and_those_that_make_w()
    {
        manual_seed(3);
        var g = new StyleGan.Generator(6, 1, latent: 5, maps: [4, 4]);
        PathLength.Of(v => g.Paint(v, v), g.Map(randn(8, 5))).backward();
        g.named_parameters().Where(one => one.name.StartsWith("mapping") || one.name.StartsWith("layers.2")).ShouldAllBe(one => one.parameter.grad!.abs().sum().item<float>() > 0);
    }

    [Fact]
    public void A_picture_that_nothing_moves_has_a_gradient_of_0()
    {
        manual_seed(0);
        var (w, weights) = (randn(3, 2).requires_grad_(), zeros(2, 16).requires_grad_());
        PathLength.Of(styles => styles.matmul(weights).view(3, 1, 4, 4), w).backward();
        weights.grad!.isfinite().all().item<bool>().ShouldBeTrue();
    }
}
