using TorchSharp;
using static Minimax.Compat.Tests.Tensors.OperatorTests;
using static TorchSharp.torch;

namespace Minimax.Compat.Tests.Tensors;

public sealed class IndexingTests : IDisposable
{
    readonly DisposeScope scope = NewDisposeScope();
    readonly Tensor x = arange(24).view(2, 3, 4);

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Numbers_choose_a_part_of_fewer_dimensions()
    {
        ShouldHold(x[1, 2], 20, 21, 22, 23);
        ShouldHold(x[1, 2, 3], 23);
        ShouldHold(x[-1, -1, -1], 23);
        x[0].shape.ShouldBe([3, 4]);
    }

    [Fact]
    public void Slices_choose_ranges_and_steps()
    {
        x[.., 1..3].shape.ShouldBe([2, 2, 4]);
        ShouldHold(x[0, 0, 1..], 1, 2, 3);
        ShouldHold(x[0, 0, ..^1], 0, 1, 2);
        ShouldHold(x[0, 0, TensorIndex.Slice(step: 2)], 0, 2);
        ShouldHold(x[0, ^1, ^1], 11);
    }

    [Fact]
    public void An_ellipsis_stands_for_whole_dimensions_and_None_for_a_new_one()
    {
        x[TensorIndex.Ellipsis, 0].shape.ShouldBe([2, 3]);
        x[0, TensorIndex.Ellipsis].shape.ShouldBe([3, 4]);
        x[TensorIndex.None, TensorIndex.Ellipsis].shape.ShouldBe([1, 2, 3, 4]);
        x[TensorIndex.Colon, TensorIndex.None].shape.ShouldBe([2, 1, 3, 4]);
        x[TensorIndex.Ellipsis, TensorIndex.None].shape.ShouldBe([2, 3, 4, 1]);
    }

    [Fact]
    public void Tensors_choose_places_in_any_order()
    {
        var at = tensor([1L, 0L]);

        ShouldHold(x[at, at, at], 17, 0);
        ShouldHold(x[0, TensorIndex.Tensor(at), 0], 4, 0);
        x[TensorIndex.Colon, TensorIndex.Tensor(at)].shape.ShouldBe([2, 2, 4]);
        x[TensorIndex.Tensor(at), 1..].shape.ShouldBe([2, 2, 4]);
    }

    [Fact]
    public void A_mask_chooses_where_it_holds()
    {
        ShouldHold(x[x > 20], 21, 22, 23);
        var rows = tensor(new[,] { { true, false, false }, { false, false, true } });

        ShouldHold(x[TensorIndex.Tensor(rows), 0], 0, 20);
        x[TensorIndex.Tensor(rows), 1..3].shape.ShouldBe([2, 2]);
    }

    [Fact]
    public void A_truth_value_adds_a_dimension_that_holds_all_or_nothing()
    {
        x[TensorIndex.Bool(true)].shape.ShouldBe([1, 2, 3, 4]);
        x[TensorIndex.Bool(false)].shape.ShouldBe([0, 2, 3, 4]);
    }

    [Fact]
    public void Parts_are_overwritten_in_place()
    {
        x[0, 0] = 7;
        x[1, .., 0] = tensor([1L, 2L, 3L]);
        x[x == 23] = -1;

        ShouldHold(x[0, 0], 7, 7, 7, 7);
        ShouldHold(x[1, .., 0], 1, 2, 3);
        ShouldHold(x[1, 2, 3], -1);
    }

    [Fact]
    public void Places_may_be_added_to_more_than_once()
    {
        var y = zeros(3);

        y.index_put_(tensor([1f, 2f]), [tensor([1L, 1L])], accumulate: true);

        ShouldHold(y, 0, 3, 0);
    }

    [Fact]
    public void A_place_outside_is_an_error_with_libtorchs_words()
    {
        Should.Throw<System.Runtime.InteropServices.ExternalException>(() => x[2]).Message.ShouldContain("out of range");
        Should.Throw<System.Runtime.InteropServices.ExternalException>(() => x[0, 0, 0, 0]);
        Should.Throw<System.Runtime.InteropServices.ExternalException>(() => x[tensor([5L])]).Message.ShouldContain("out of bounds");
    }

    [Fact]
    public void Indexing_leaves_nothing_behind_but_its_result()
    {
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        using (var part = x[TensorIndex.None, 0, TensorIndex.Ellipsis, 1..3])
            (DisposeScopeManager.Statistics.ThreadTotalLiveCount - before).ShouldBe(1);
        x[0, 1] = tensor(3L);

        (DisposeScopeManager.Statistics.ThreadTotalLiveCount - before).ShouldBe(1); // the three
    }
}
