using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Compat.Tests.Tensors;

/// <summary>Operators against values worked out by hand.</summary>
public sealed class OperatorTests : IDisposable
{
    readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Operators_of_CSharp_work_element_by_element()
    {
        var a = tensor([1f, 2f, 4f]);
        var b = tensor([2f, 2f, 8f]);

        ShouldHold(a + b, 3, 4, 12);
        ShouldHold(a - b, -1, 0, -4);
        ShouldHold(a * b, 2, 4, 32);
        ShouldHold(a / b, 0.5, 1, 0.5);
        ShouldHold(b % 3, 2, 2, 2);
        ShouldHold(-a, -1, -2, -4);
        ShouldHold(a == b, 0, 1, 0);
        ShouldHold(a != b, 1, 0, 1);
        ShouldHold(a < b, 1, 0, 1);
        ShouldHold(a >= b, 0, 1, 0);
        ShouldHold(~(a > 1), 1, 0, 0);
    }

    [Fact]
    public void Numbers_stand_on_either_side_of_an_operator()
    {
        var a = tensor([1f, 2f, 4f]);

        ShouldHold(10 - a, 9, 8, 6);
        ShouldHold(a - 10, -9, -8, -6);
        ShouldHold(8.0 / a, 8, 4, 2);
        ShouldHold(2f * a + 1, 3, 5, 9);
        ShouldHold(2 > a, 1, 0, 0);
    }

    [Fact]
    public void A_number_does_not_widen_a_tensor_of_floats_but_makes_integers_real()
    {
        (tensor([1f]) * 2.5).dtype.ShouldBe(ScalarType.Float32);
        (1.0 / tensor([2f])).dtype.ShouldBe(ScalarType.Float32);
        (tensor([1L]) + 1).dtype.ShouldBe(ScalarType.Int64);
        (tensor([1L]) * 0.5).dtype.ShouldBe(ScalarType.Float32);
        (tensor([1L]) / 2).dtype.ShouldBe(ScalarType.Float32);
        tensor([1, 2]).add_(1).dtype.ShouldBe(ScalarType.Int32);
    }

    [Fact]
    public void In_place_operators_return_the_tensor_that_they_changed()
    {
        var a = tensor([1f, 4f]);

        a.mul_(2).sqrt_().ShouldBeSameAs(a);

        ShouldHold(a, Math.Sqrt(2), Math.Sqrt(8));
    }

    [Fact]
    public void Divisions_round_as_asked()
    {
        var a = tensor([-7f, 7f]);

        ShouldHold(a.div(2), -3.5, 3.5);
        ShouldHold(a.div(2, RoundingMode.trunc), -3, 3);
        ShouldHold(a.div(2, RoundingMode.floor), -4, 3);
        ShouldHold(a.remainder(4), 1, 3);
        ShouldHold(a.fmod(4), -3, 3);
    }

    [Fact]
    public void Functions_of_an_element_have_their_known_values()
    {
        var x = tensor([0.5]);

        ShouldHold(x.exp(), Math.Exp(0.5));
        ShouldHold(x.log(), Math.Log(0.5));
        ShouldHold(x.log1p(), Math.Log(1.5));
        ShouldHold(x.erf(), 0.5204998778);
        ShouldHold(x.sigmoid(), 1 / (1 + Math.Exp(-0.5)));
        ShouldHold(x.tanh(), Math.Tanh(0.5));
        ShouldHold(x.rsqrt(), Math.Sqrt(2));
        ShouldHold(x.pow(3), 0.125);
        ShouldHold(x.lgamma(), 0.5 * Math.Log(Math.PI));
        ShouldHold(x.digamma(), -1.9635100260);
        ShouldHold(x.atan2(tensor([-0.5])), 0.75 * Math.PI);
        ShouldHold(x.xlogy(x), 0.5 * Math.Log(0.5));
        ShouldHold(tensor([2.5, -2.5]).round(), 2, -2);
        ShouldHold(tensor([1.26]).round(1), 1.3);
        ShouldHold(tensor([-3.0, 0, 2]).clamp(-1, 1), -1, 0, 1);
    }

    [Fact]
    public void Activations_have_their_known_values()
    {
        var x = tensor([-2.0, 0, 1]);

        ShouldHold(x.relu(), 0, 0, 1);
        ShouldHold(x.leaky_relu(0.2), -0.4, 0, 1);
        ShouldHold(x.elu(), Math.Exp(-2) - 1, 0, 1);
        ShouldHold(x.softplus(), Math.Log(1 + Math.Exp(-2)), Math.Log(2), Math.Log(1 + Math.E));
        ShouldHold(x.softmax(0).sum(), 1);
        ShouldHold(x.log_softmax(0) - x, Enumerable.Repeat(-Math.Log(Math.Exp(-2) + 1 + Math.E), 3).ToArray());
    }

    [Fact]
    public void What_is_not_a_number_is_found_and_replaced()
    {
        var x = tensor([1.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity]);

        ShouldHold(x.isnan(), 0, 1, 0, 0);
        ShouldHold(x.isfinite(), 1, 0, 0, 0);
        ShouldHold(x.isinf(), 0, 0, 1, 1);
        ShouldHold(x.nan_to_num(7, 8, 9), 1, 7, 8, 9);
    }

    [Fact]
    public void Reductions_run_over_everything_or_over_dimensions()
    {
        var x = tensor(new[,] { { 1.0, 2, 3 }, { 4, 5, 9 } });

        ShouldHold(x.sum(), 24);
        ShouldHold(x.sum(1L), 6, 18);
        ShouldHold(x.mean(), 4);
        ShouldHold(x.mean([0L]), 2.5, 3.5, 6);
        ShouldHold(x.var(0L, unbiased: false), 2.25, 2.25, 9);
        ShouldHold(x.std([0L, 1L], unbiased: true), Math.Sqrt(40.0 / 5));
        ShouldHold(x.prod(1), 6, 180);
        ShouldHold(x.amax(0L), 4, 5, 9);
        ShouldHold(x.argmax(1), 2, 2);
        ShouldHold(x.cumsum(1), 1, 3, 6, 4, 9, 18);
        ShouldHold(x.logsumexp(1), Math.Log(Math.E + Math.Exp(2) + Math.Exp(3)), Math.Log(Math.Exp(4) + Math.Exp(5) + Math.Exp(9)));
        ShouldHold(x.norm(), Math.Sqrt(136));
        ShouldHold((x - 1).count_nonzero(), 5);
        ShouldHold((x - 1).count_nonzero([1L]), 2, 3);
        x.sum(1L, keepdim: true).shape.ShouldBe([2, 1]);
        x.sum([0L, 1L], type: float32).dtype.ShouldBe(ScalarType.Float32);
        var (values, places) = x.max(1);
        ShouldHold(values, 3, 9);
        ShouldHold(places, 2, 2);
    }

    [Fact]
    public void Sorting_gives_values_and_places()
    {
        var x = tensor([3f, 1f, 2f]);

        var (sorted, places) = x.sort(descending: true);
        var (top, _) = x.topk(2);

        ShouldHold(sorted, 3, 2, 1);
        ShouldHold(places, 0, 2, 1);
        ShouldHold(top, 3, 2);
        ShouldHold(x.argsort(), 1, 2, 0);
        ShouldHold(x.kthvalue(2, null).Item1, 2);
    }

    [Fact]
    public void Tensors_are_joined_and_taken_apart()
    {
        var a = arange(6).view(2, 3);

        cat([a, a], 1).shape.ShouldBe([2, 6]);
        stack([a, a, a]).shape.ShouldBe([3, 2, 3]);
        ShouldHold(a.unbind(1)[2], 2, 5);
        a.chunk(2, 1).Select(part => part.shape[1]).ShouldBe([2, 1]);
        a.split([1, 2], 1).Select(part => part.shape[1]).ShouldBe([1, 2]);
        var grid = meshgrid([arange(2), arange(3)]);
        ShouldHold(grid[0], 0, 0, 0, 1, 1, 1);
        ShouldHold(grid[1], 0, 1, 2, 0, 1, 2);
    }

    [Fact]
    public void Shapes_change_without_moving_elements()
    {
        var a = arange(24).view(2, 3, 4);

        a.permute(2, 0, 1).shape.ShouldBe([4, 2, 3]);
        a.transpose(0, 2).stride().ShouldBe([1, 4, 12]);
        a.flatten(1).shape.ShouldBe([2, 12]);
        a.unsqueeze(-1).squeeze(-1).shape.ShouldBe([2, 3, 4]);
        a.unflatten(2, 2, 2).shape.ShouldBe([2, 3, 2, 2]);
        a.T.shape.ShouldBe([4, 3, 2]);
        a.unfold(2, 2, 1).shape.ShouldBe([2, 3, 3, 2]);
        ShouldHold(a[0, 0].flip(0), 3, 2, 1, 0);
        ShouldHold(a[0, 0].roll(1), 3, 0, 1, 2);
        ShouldHold(a[0, 0].repeat(2), 0, 1, 2, 3, 0, 1, 2, 3);
        ShouldHold(a[0, 0].repeat_interleave(2), 0, 0, 1, 1, 2, 2, 3, 3);
        ShouldHold(ones(2, 2).tril() + ones(2, 2).triu(), 2, 1, 1, 2);
    }

    [Fact]
    public void Products_of_matrices_agree_with_sums_of_products()
    {
        var a = tensor(new[,] { { 1f, 2 }, { 3, 4 } });
        var b = tensor(new[,] { { 0f, 1 }, { 1, 1 } });

        ShouldHold(a.mm(b), 2, 3, 4, 7);
        ShouldHold(einsum("ij,jk->ik", a, b), 2, 3, 4, 7);
        ShouldHold(a.matmul(tensor([1f, 1f])), 3, 7);
        ShouldHold(tensor([1f, 2f]).outer(tensor([3f, 4f])), 3, 4, 6, 8);
    }

    [Fact]
    public void Linear_algebra_has_its_known_values()
    {
        var a = tensor(new[,] { { 2.0, 1 }, { 1, 2 } });

        ShouldHold(linalg.eigvalsh(a), 1, 3);
        var (values, vectors) = linalg.eigh(a);
        (vectors.mm(values.diag()).mm(vectors.T)).allclose(a).ShouldBeTrue();
        ShouldHold(linalg.inv(a).mm(a), 1, 0, 0, 1);
        ShouldHold(linalg.solve(a, tensor([3.0, 3])), 1, 1);
        ShouldHold(linalg.cholesky(a).mm(linalg.cholesky(a).T), 2, 1, 1, 2);
        var (sign, logarithm) = linalg.slogdet(a);
        ShouldHold(sign * logarithm.exp(), 3);
        ShouldHold(linalg.svdvals(a), 3, 1);
        ShouldHold(linalg.norm(a, "fro"), Math.Sqrt(10));
        ShouldHold(linalg.norm(a, "nuc"), 4);
        ShouldHold(linalg.vector_norm(a, 1), 6);
        ShouldHold(cdist(tensor(new[,] { { 0.0, 0 } }), tensor(new[,] { { 3.0, 4 } })), 5);
    }

    [Fact]
    public void A_spectrum_goes_there_and_back()
    {
        var x = tensor([1.0, 2, 3, 4]);

        ShouldHold(fft.rfft(x).real, 10, -2, -2);
        ShouldHold(fft.irfft(fft.rfft(x), 4), 1, 2, 3, 4);
        ShouldHold(fft.fftfreq(4), 0, 0.25, -0.5, -0.25);
    }

    [Fact]
    public void Elements_are_gathered_scattered_and_counted()
    {
        var x = tensor([5f, 6f, 7f]);
        var at = tensor([2L, 0L]);

        ShouldHold(x.gather(0, at), 7, 5);
        ShouldHold(x.index_select(0, at), 7, 5);
        ShouldHold(zeros(3).scatter_(0, at, tensor([1f, 2f])), 2, 0, 1);
        ShouldHold(zeros(3).index_add_(0, at, tensor([1f, 2f]), 10), 20, 0, 10);
        ShouldHold(x.masked_fill(x > 5, 0), 5, 0, 0);
        ShouldHold(tensor([1L, 1L, 3L]).bincount(null), 0, 2, 0, 1);
        ShouldHold(tensor([0f, 1f, 1f, 3f]).histc(4, 0, 4), 1, 2, 0, 1);
        var (unique, inverse, counts) = tensor([3L, 1L, 3L]).unique(return_inverse: true, return_counts: true);
        ShouldHold(unique, 1, 3);
        ShouldHold(inverse, 1, 0, 1);
        ShouldHold(counts, 1, 2);
        ShouldHold(where(x > 5, x, -x), -5, 6, 7);
        ShouldHold(x.nonzero(), 0, 1, 2);
    }

    [Fact]
    public void Special_functions_have_their_known_values()
    {
        var x = tensor([0.5]);

        ShouldHold(special.ndtr(x), 0.6914624613);
        ShouldHold(special.ndtri(special.ndtr(x)), 0.5);
        ShouldHold(special.entr(x), 0.5 * Math.Log(2));
        ShouldHold(special.expit(x), 1 / (1 + Math.Exp(-0.5)));
        ShouldHold(special.gammaln(x), 0.5 * Math.Log(Math.PI));
        ShouldHold(special.xlog1py(x, x), 0.5 * Math.Log(1.5));
        ShouldHold(special.polygamma(1, tensor([1.0])), Math.PI * Math.PI / 6);
        ShouldHold(special.softmax(tensor([0.0, 0.0]), 0), 0.5, 0.5);
    }

    [Fact]
    public void The_place_of_a_value_in_a_sorted_sequence_is_found()
    {
        var edges = tensor([1f, 2f, 2f, 3f]);

        ShouldHold(searchsorted(edges, tensor([0f, 2f, 9f])), 0, 1, 4);
        ShouldHold(searchsorted(edges, tensor([2f]), right: true), 3);
        ShouldHold(column_stack(tensor([1f, 2f]), tensor([3f, 4f])), 1, 3, 2, 4);
    }

    [Fact]
    public void Types_know_their_limits()
    {
        finfo(float32).max.ShouldBe(float.MaxValue);
        finfo(float32).eps.ShouldBe(MathF.BitIncrement(1) - 1);
        finfo(float64).max.ShouldBe(double.MaxValue);
        finfo(float16).max.ShouldBe((double)Half.MaxValue);
        finfo(float64).tiny.ShouldBe(2.2250738585072014e-308);
        Should.Throw<ArgumentException>(() => finfo(int32));
        max_int_value(int8).ShouldBe(127);
    }

    [Fact]
    public void Comparisons_of_whole_tensors_answer_in_one_word()
    {
        var x = tensor([1f, 2f]);

        x.allclose(x + 1e-9).ShouldBeTrue();
        x.allclose(x + 1e-3).ShouldBeFalse();
        x.equal(x.clone()).ToBoolean().ShouldBeTrue();
        (x > 1).any().ToBoolean().ShouldBeTrue();
        (x > 1).all().ToBoolean().ShouldBeFalse();
    }

    internal static void ShouldHold(Tensor actual, params double[] expected)
    {
        var found = actual.Numbers();
        found.Length.ShouldBe(expected.Length);
        for (var i = 0; i < found.Length; i++)
            found[i].ShouldBe(expected[i], 1e-5 * Math.Max(1, Math.Abs(expected[i])), $"element {i}");
    }
}
