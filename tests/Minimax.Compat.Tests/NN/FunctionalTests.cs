using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace Minimax.Compat.Tests.NN;

/// <summary>Functions that no layer's parity covers, against closed forms.</summary>
public sealed class FunctionalTests : IDisposable
{
    static readonly float[] Points = [-5, -2.5f, -1, -0.4f, 0, 0.3f, 1, 2.5f, 4];

    static readonly Dictionary<string, (Func<Tensor, bool, Tensor> Function, Func<double, double> Expected)> Activations = new()
    {
        ["relu"] = ((x, inplace) => F.relu(x, inplace), x => Math.Max(x, 0)),
        ["relu6"] = ((x, inplace) => F.relu6(x, inplace), x => Math.Clamp(x, 0, 6)),
        ["leaky_relu"] = ((x, inplace) => F.leaky_relu(x, 0.3, inplace), x => x > 0 ? x : 0.3 * x),
        ["elu"] = ((x, inplace) => F.elu(x, 0.7, inplace), x => x > 0 ? x : 0.7 * (Math.Exp(x) - 1)),
        ["celu"] = ((x, inplace) => F.celu(x, 0.7, inplace), x => x > 0 ? x : 0.7 * (Math.Exp(x / 0.7) - 1)),
        ["selu"] = ((x, inplace) => F.selu(x, inplace), x => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * (Math.Exp(x) - 1))),
        ["silu"] = ((x, inplace) => F.silu(x, inplace), x => x / (1 + Math.Exp(-x))),
        ["mish"] = ((x, inplace) => F.mish(x, inplace), x => x * Math.Tanh(Math.Log(1 + Math.Exp(x)))),
        ["sigmoid"] = ((x, inplace) => F.sigmoid(x, inplace), x => 1 / (1 + Math.Exp(-x))),
        ["tanh"] = ((x, inplace) => F.tanh(x, inplace), Math.Tanh),
        ["hardtanh"] = ((x, inplace) => F.hardtanh(x, -1, 2, inplace), x => Math.Clamp(x, -1, 2)),
        ["hardsigmoid"] = ((x, inplace) => F.hardsigmoid(x, inplace), x => Math.Clamp((x / 6) + 0.5, 0, 1)),
        ["hardswish"] = ((x, inplace) => F.hardswish(x, inplace), x => x * Math.Clamp((x / 6) + 0.5, 0, 1)),
        ["softsign"] = ((x, inplace) => F.softsign(x, inplace), x => x / (1 + Math.Abs(x))),
        ["tanhshrink"] = ((x, inplace) => F.tanhshrink(x, inplace), x => x - Math.Tanh(x)),
        ["threshold"] = ((x, inplace) => F.threshold(x, 0.5, 9, inplace), x => x > 0.5 ? x : 9),
        ["rrelu"] = ((x, inplace) => F.rrelu(x, 0.1, 0.3, inplace), x => x > 0 ? x : 0.2 * x),
    };

    readonly DisposeScope scope = NewDisposeScope();

    public static TheoryData<string> Names => [.. Activations.Keys];

    public void Dispose() => scope.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void An_activation_is_its_formula(string name)
    {
        var (function, expected) = Activations[name];
        var x = tensor(Points);
        function(x, false).Numbers().ShouldBe(Points.Select(point => expected(point)), 1e-5);
        x.Numbers().ShouldBe(Points.Select(point => (double)point));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void In_place_it_changes_its_input_and_gives_a_handle_of_its_own(string name)
    {
        var (function, expected) = Activations[name];
        var x = tensor(Points);
        function(x, true).Dispose();
        x.Numbers().ShouldBe(Points.Select(point => expected(point)), 1e-5);
    }

    [Fact]
    public void Shrinking_functions_move_or_cut_towards_zero()
    {
        var x = tensor(new[] { -2f, -0.3f, 0.4f, 3 });
        F.softshrink(x).Numbers().ShouldBe([-1.5, 0, 0, 2.5]);
        F.hardshrink(x).Numbers().ShouldBe([-2, 0, 0, 3]);
    }

    [Fact]
    public void Softmax_sums_to_one_over_its_dimension_and_softmin_prefers_the_small()
    {
        var x = randn(2, 3, 4, 5);
        F.softmax2d(x).sum(1).Numbers().ShouldAllBe(sum => Math.Abs(sum - 1) < 1e-6);
        F.softmin(tensor(new[] { 0f, 1 }), 0).Numbers().ShouldBe([1 / (1 + Math.Exp(-1)), 1 / (1 + Math.Exp(1))], 1e-6);
        F.softmax(ones([2], int64), 0, float64).Numbers().ShouldBe([0.5, 0.5]);
    }

    [Fact]
    public void Normalisation_gives_unit_length_and_leaves_zero_alone()
    {
        F.normalize(tensor(new[] { 3f, 4, 0, 0 }, 2, 2)).Numbers().ShouldBe([0.6, 0.8, 0, 0], 1e-6);
        F.normalize(tensor(new[] { 3f, -1 }, 1, 2), p: 1).Numbers().ShouldBe([0.75, -0.25], 1e-6);
    }

    [Fact]
    public void Similarity_and_distance_are_those_of_vectors()
    {
        var (a, b) = (tensor(new[] { 1f, 0, 1, 1 }, 2, 2), tensor(new[] { 0f, 2, 3, 3 }, 2, 2));
        F.cosine_similarity(a, b).Numbers().ShouldBe([0, 1], 1e-6);
        F.pairwise_distance(tensor(new[] { 0f, 0 }, 1, 2), tensor(new[] { 3f, 4 }, 1, 2)).Numbers().ShouldBe([5], 1e-5);
    }

    [Fact]
    public void Classes_become_rows_with_a_one()
    {
        F.one_hot(tensor(new[] { 2L, 0 }), 3).Numbers().ShouldBe([0, 0, 1, 1, 0, 0]);
        F.one_hot(tensor(new[] { 1L })).shape.ShouldBe([1, 2]);
    }

    [Fact]
    public void Patches_unfold_to_columns_and_fold_back_to_sums()
    {
        var x = arange(9, float32).reshape(1, 1, 3, 3);
        var columns = F.unfold(x, 2);
        columns.shape.ShouldBe([1, 4, 4]);
        columns[0, .., 0].Numbers().ShouldBe([0, 1, 3, 4]);
        F.fold(columns, 3, 2).Numbers().ShouldBe([0, 2, 2, 6, 16, 10, 6, 14, 8]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_identity_grid_reads_the_image_itself(bool corners)
    {
        var x = randn(2, 3, 4, 5);
        var identity = tensor(new[] { 1f, 0, 0, 0, 1, 0 }, 1, 2, 3).expand(2, 2, 3);
        var grid = F.affine_grid(identity, [2, 3, 4, 5], corners);
        F.grid_sample(x, grid, align_corners: corners).Numbers().ShouldBe(x.Numbers(), 1e-5);
    }

    [Theory]
    [InlineData(GridSamplePaddingMode.Zeros, 0)]
    [InlineData(GridSamplePaddingMode.Border, 2)]
    [InlineData(GridSamplePaddingMode.Reflection, 1)]
    public void Beyond_the_edge_a_grid_reads_what_the_padding_says(GridSamplePaddingMode padding, double expected)
    {
        var x = tensor(new[] { 0f, 1, 2 }, 1, 1, 1, 3);
        var beyond = tensor(new[] { 2f, 0 }, 1, 1, 1, 2); // half a width beyond the right corner
        F.grid_sample(x, beyond, GridSampleMode.Nearest, padding, align_corners: true).Numbers().ShouldBe([expected]);
    }

    [Fact]
    public void Enlarging_repeats_or_interpolates()
    {
        var row = tensor(new[] { 0f, 1 }, 1, 1, 2);
        F.interpolate(row, scale_factor: [2]).Numbers().ShouldBe([0, 0, 1, 1]);
        F.interpolate(row, [3], mode: InterpolationMode.Linear, align_corners: true).Numbers().ShouldBe([0, 0.5, 1]);

        var square = tensor(new[] { 0f, 1, 2, 3 }, 1, 1, 2, 2);
        F.interpolate(square, [3], mode: InterpolationMode.Bilinear, align_corners: true).Numbers().ShouldBe([0, 0.5, 1, 1, 1.5, 2, 2, 2.5, 3]);
        F.interpolate(square, [1], mode: InterpolationMode.Area).Numbers().ShouldBe([1.5]);
        F.interpolate(square, scale_factor: [0.5], mode: InterpolationMode.Area).Numbers().ShouldBe([1.5]);
        F.interpolate(square, [4], mode: InterpolationMode.NearestExact)[0, 0, 0].Numbers().ShouldBe([0, 0, 1, 1]);
        F.upsample(square, [4, 2]).shape.ShouldBe([1, 1, 4, 2]);
    }

    [Theory]
    [InlineData(InterpolationMode.Bilinear, true)]
    [InlineData(InterpolationMode.Bicubic, false)]
    [InlineData(InterpolationMode.Bicubic, true)]
    public void A_constant_image_stays_constant(InterpolationMode mode, bool antialias) =>
        F.interpolate(full([1, 2, 6, 8], 0.7f), [3, 5], mode: mode, antialias: antialias).Numbers().ShouldAllBe(value => Math.Abs(value - 0.7) < 1e-5);

    [Fact]
    public void Resizing_needs_one_of_size_and_factor_and_a_mode_that_fits()
    {
        var x = zeros(1, 1, 2, 2);
        Should.Throw<ArgumentException>(() => F.interpolate(x));
        Should.Throw<ArgumentException>(() => F.interpolate(x, [2], [2]));
        Should.Throw<ArgumentException>(() => F.interpolate(x, [2], mode: InterpolationMode.Linear));
        Should.Throw<ArgumentException>(() => F.interpolate(x, [2, 2, 2]));
    }

    [Fact]
    public void Pooling_tells_where_the_maxima_stood()
    {
        var x = tensor(new[] { 0f, 5, 1, 2, 3, 4 }, 1, 1, 2, 3);
        var (maxima, places) = F.max_pool2d_with_indices(x, [2, 3]);
        maxima.Numbers().ShouldBe([5]);
        places.Numbers().ShouldBe([1]);
        var (layerMaxima, layerPlaces) = MaxPool2d((1, 3)).forward_with_indices(x);
        layerMaxima.Numbers().ShouldBe([5, 4]);
        layerPlaces.Numbers().ShouldBe([1, 5]);
        var (row, place) = F.max_pool1d_with_indices(x.reshape(1, 1, 6), 3);
        row.Numbers().ShouldBe([5, 4]);
        place.Numbers().ShouldBe([1, 5]);
    }

    [Fact]
    public void Sequences_and_adaptive_windows_are_pooled()
    {
        var x = arange(6, float32).reshape(1, 1, 6);
        F.avg_pool1d(x, 2).Numbers().ShouldBe([0.5, 2.5, 4.5]);
        F.max_pool1d(x, 2, stride: 1).Numbers().ShouldBe([1, 2, 3, 4, 5]);
        F.adaptive_avg_pool1d(x, 2).Numbers().ShouldBe([1, 4]);
        F.adaptive_max_pool2d(x.reshape(1, 1, 2, 3), [1, 1]).Numbers().ShouldBe([5]);
    }

    [Fact]
    public void Padding_surrounds_the_last_dimensions_first()
    {
        var x = tensor(new[] { 1f, 2, 3 }, 1, 1, 3);
        F.pad(x, (1, 2), PaddingModes.Constant, 9).Numbers().ShouldBe([9, 1, 2, 3, 9, 9]);
        F.pad(x, 1, PaddingModes.Zeros, 9).Numbers().ShouldBe([0, 1, 2, 3, 0]);
        F.pad(x, (1, 1), PaddingModes.Reflect).Numbers().ShouldBe([2, 1, 2, 3, 2]);
        F.pad(x, (1, 1), PaddingModes.Replicate).Numbers().ShouldBe([1, 1, 2, 3, 3]);
        F.pad(x, (1, 1), PaddingModes.Circular).Numbers().ShouldBe([3, 1, 2, 3, 1]);
        F.pad(ones(1, 1, 2, 2), (0, 1, 2, 3)).shape.ShouldBe([1, 1, 7, 3]);
    }

    [Fact]
    public void Whole_channels_are_dropped_together_and_the_rest_is_scaled()
    {
        manual_seed(1);
        foreach (var dropped in new[] { F.dropout2d(ones(10, 20, 3, 3), 0.2), F.dropout1d(ones(10, 20, 9), 0.2) })
        {
            var planes = dropped.reshape(200, 9);
            planes.Numbers().ShouldAllBe(value => value == 0 || Math.Abs(value - 1.25) < 1e-6);
            planes.std(1).Numbers().ShouldAllBe(spread => spread == 0);
            planes.mean().ToDouble().ShouldBe(1, 0.15);
        }
        F.dropout(ones(5), 0.9, training: false).Numbers().ShouldAllBe(value => value == 1);
    }

    [Fact]
    public void Pixels_shuffle_to_space_and_back()
    {
        var x = randn(2, 8, 3, 4);
        var shuffled = F.pixel_shuffle(x, 2);
        shuffled.shape.ShouldBe([2, 2, 6, 8]);
        F.pixel_unshuffle(shuffled, 2).Numbers().ShouldBe(x.Numbers());
    }

    [Fact]
    public void A_shape_that_does_not_fit_is_an_exception_with_the_reason()
    {
        var fault = Should.Throw<Exception>(() => F.linear(ones(2, 3), ones(4, 5)));
        fault.Message.ShouldContain("shapes cannot be multiplied");
    }
}
