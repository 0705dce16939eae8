using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Compat.Tests.NN;

/// <summary>What layers do beside their arithmetic, for which <see cref="LayerParityTests"/> stands.</summary>
public sealed class LayerTests : IDisposable
{
    readonly TorchSharp.DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void A_transposed_convolution_can_be_told_its_output_size()
    {
        var layer = ConvTranspose2d(1, 1, 3, stride: 2, padding: 1);
        layer.call(ones(1, 1, 4, 4)).shape.ShouldBe([1, 1, 7, 7]);
        layer.forward(ones(1, 1, 4, 4), [8, 7]).shape.ShouldBe([1, 1, 8, 7]);
        Should.Throw<ArgumentException>(() => layer.forward(ones(1, 1, 4, 4), [9, 7])).Message.ShouldContain("7 to 8");
        Should.Throw<ArgumentException>(() => layer.forward(ones(1, 1, 4, 4), [8]));
    }

    [Fact]
    public void Two_transposed_convolutions_differentiate_twice()
    {
        var layer = ConvTranspose2d(2, 3, 4, stride: 2, padding: 1);
        var x = randn(1, 2, 3, 3).requires_grad_();
        var gradient = autograd.grad([layer.call(x).square().sum()], [x], create_graph: true)[0];
        gradient.square().sum().backward();
        layer.weight.grad.ShouldNotBeNull();
        layer.weight.grad.Numbers().ShouldContain(value => Math.Abs(value) > 1e-3);
        x.grad.ShouldNotBeNull();
    }

    [Fact]
    public void Channels_that_do_not_divide_into_groups_are_refused() =>
        Should.Throw<ArgumentException>(() => Conv2d(3, 4, 3, groups: 2)).Message.ShouldContain("2 groups");

    [Fact]
    public void Same_padding_needs_stride_one() => Should.Throw<ArgumentException>(() => Conv2d(3, 4, 3, TorchSharp.Padding.Same, stride: 2));

    [Fact]
    public void Normalisations_refuse_other_numbers_of_dimensions()
    {
        Should.Throw<ArgumentException>(() => BatchNorm2d(3).call(ones(2, 3, 4))).Message.ShouldContain("3 dimensions");
        Should.Throw<ArgumentException>(() => BatchNorm1d(3).call(ones(2, 3, 4, 4)));
        Should.Throw<ArgumentException>(() => InstanceNorm2d(3).call(ones(3, 4)));
    }

    [Fact]
    public void A_single_image_is_normalised_as_a_batch_of_one()
    {
        var layer = InstanceNorm2d(3);
        var image = randn(3, 4, 4);
        layer.call(image).Numbers().ShouldBe(layer.call(image.unsqueeze(0)).Numbers(), 1e-6);
    }

    [Fact]
    public void Evaluation_leaves_running_statistics_alone()
    {
        var layer = BatchNorm2d(2);
        layer.eval();
        layer.call(randn(4, 2, 3, 3));
        layer.running_mean!.Numbers().ShouldBe([0, 0]);
        layer.num_batches_tracked!.Numbers().ShouldBe([0]);
        layer.train();
        layer.call(randn(4, 2, 3, 3));
        layer.num_batches_tracked!.Numbers().ShouldBe([1]);
        layer.reset_running_stats();
        layer.running_var!.Numbers().ShouldBe([1, 1]);
    }

    [Fact]
    public void A_normalisation_without_running_statistics_always_uses_the_batch()
    {
        var layer = BatchNorm1d(1, affine: false, track_running_stats: false);
        layer.eval();
        layer.call(tensor(new[] { 1f, 3 }, 2, 1)).Numbers().ShouldBe([-1, 1], 1e-4);
        layer.state_dict().ShouldBeEmpty();
    }

    [Fact]
    public void An_embedding_can_be_given_and_frozen_and_leaves_its_source_alone()
    {
        var table = arange(6, float32).reshape(3, 2);
        var layer = Embedding_from_pretrained(table);
        layer.weight.requires_grad.ShouldBeFalse();
        layer.call(tensor(new[] { 2L, 0 })).Numbers().ShouldBe([4, 5, 0, 1]);
        table.Numbers().ShouldBe([0, 1, 2, 3, 4, 5]);
        Should.Throw<ArgumentOutOfRangeException>(() => Embedding(3, 2, padding_idx: 3));
    }

    [Fact]
    public void Rows_that_are_read_are_shortened_to_the_largest_norm()
    {
        var layer = Embedding_from_pretrained(tensor(new[] { 3f, 4, 6, 8 }, 2, 2), freeze: false, max_norm: 1);
        layer.call(tensor(new[] { 0L })).Numbers().ShouldBe([0.6, 0.8], 1e-5);
        layer.weight.Numbers().ShouldBe([0.6, 0.8, 6, 8], 1e-5);
    }

    [Fact]
    public void A_recurrent_layer_goes_on_from_a_given_state()
    {
        var layer = GRU(3, 4);
        var x = randn(6, 2, 3);
        var (whole, last) = layer.call(x);
        var (_, half) = layer.call(x[..3]);
        var (rest, end) = layer.call(x[3..], half);
        rest.Numbers().ShouldBe(whole[3..].Numbers(), 1e-6);
        end.Numbers().ShouldBe(last.Numbers(), 1e-6);
    }

    [Fact]
    public void Batch_first_only_swaps_the_first_two_dimensions()
    {
        var (first, second) = (LSTM(3, 4), LSTM(3, 4, batchFirst: true));
        second.load_state_dict(first.state_dict());
        var x = randn(5, 2, 3);
        var (output, state, cell) = first.call(x);
        var (swapped, sameState, sameCell) = second.call(x.transpose(0, 1));
        swapped.transpose(0, 1).Numbers().ShouldBe(output.Numbers(), 1e-6);
        sameState.Numbers().ShouldBe(state.Numbers(), 1e-6);
        sameCell.Numbers().ShouldBe(cell.Numbers(), 1e-6);
    }

    [Fact]
    public void A_cell_is_one_step_of_its_layer()
    {
        var (layer, cell) = (LSTM(3, 4), LSTMCell(3, 4));
        foreach (var (name, parameter) in cell.named_parameters())
        {
            using var _ = no_grad();
            parameter.copy_(layer.get_parameter($"{name}_l0")!);
        }
        var x = randn(1, 2, 3);
        var (_, h, c) = layer.call(x);
        var (h1, c1) = cell.call(x[0]);
        h1.Numbers().ShouldBe(h.Numbers(), 1e-6);
        c1.Numbers().ShouldBe(c.Numbers(), 1e-6);
    }

    [Fact]
    public void A_rectified_recurrent_layer_is_the_other_one()
    {
        var layer = RNN(2, 3, nonLinearity: NonLinearities.ReLU);
        layer.forward(randn(4, 2, 2), null).Item1.Numbers().ShouldAllBe(value => value >= 0);
    }

    [Fact]
    public void A_parameter_takes_its_tensor_over()
    {
        var data = ones(2);
        var parameter = Parameter(data, requires_grad: false);
        data.IsInvalid.ShouldBeTrue();
        parameter.is_leaf.ShouldBeTrue();
        parameter.requires_grad.ShouldBeFalse();
        Parameter(parameter.detach() * 2).requires_grad.ShouldBeTrue();
    }
}
