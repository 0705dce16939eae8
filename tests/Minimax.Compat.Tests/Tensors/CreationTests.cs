using TorchSharp;
using static Minimax.Compat.Tests.Tensors.OperatorTests;
using static TorchSharp.torch;

namespace Minimax.Compat.Tests.Tensors;

public sealed class CreationTests : IDisposable
{
    readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Filled_tensors_have_the_shape_the_type_and_the_number_asked_for()
    {
        zeros(2, 3).shape.ShouldBe([2, 3]);
        ones([1, 2, 3, 4, 5]).shape.ShouldBe([1, 2, 3, 4, 5]);
        ShouldHold(full(2, 2, 1.5), 1.5, 1.5, 1.5, 1.5);
        full([2L], 3).dtype.ShouldBe(ScalarType.Int64);
        full([2L], true).dtype.ShouldBe(ScalarType.Bool);
        full([2L], 3.0).dtype.ShouldBe(ScalarType.Float32);
        zeros([2L], int32).dtype.ShouldBe(ScalarType.Int32);
        zeros(2, requires_grad: true).requires_grad.ShouldBeTrue();
        ShouldHold(eye(2, 3), 1, 0, 0, 0, 1, 0);
        ones_like(zeros(2, 3, dtype: float64)).dtype.ShouldBe(ScalarType.Float64);
        full_like(zeros(2), 4).Numbers().ShouldBe([4, 4]);
    }

    [Fact]
    public void Ranges_count_as_asked()
    {
        ShouldHold(arange(3), 0, 1, 2);
        arange(3).dtype.ShouldBe(ScalarType.Int64);
        ShouldHold(arange(1, 2, 0.25), 1, 1.25, 1.5, 1.75);
        arange(1, 2, 0.25).dtype.ShouldBe(ScalarType.Float32);
        ShouldHold(linspace(-1, 1, 5), -1, -0.5, 0, 0.5, 1);
        ShouldHold(logspace(0, 2, 3), 1, 10, 100);
    }

    [Fact]
    public void Arrays_become_tensors_of_their_own_type()
    {
        tensor([1f]).dtype.ShouldBe(ScalarType.Float32);
        tensor([1.0]).dtype.ShouldBe(ScalarType.Float64);
        tensor([1]).dtype.ShouldBe(ScalarType.Int32);
        tensor([1L]).dtype.ShouldBe(ScalarType.Int64);
        tensor([true]).dtype.ShouldBe(ScalarType.Bool);
        tensor(new byte[] { 1 }).dtype.ShouldBe(ScalarType.Byte);
        tensor([1.0], dtype: float32).dtype.ShouldBe(ScalarType.Float32);
        tensor(3.5).shape.ShouldBe([]);
    }

    [Fact]
    public void Arrays_of_many_dimensions_keep_their_shape_and_order()
    {
        tensor(new[, ,] { { { 1f, 2f } }, { { 3f, 4f } } }).shape.ShouldBe([2, 1, 2]);
        ShouldHold(tensor([1f, 2f, 3f, 4f, 5f, 6f], [2L, 3L])[1], 4, 5, 6);
        ShouldHold(tensor((IList<long>)[1L, 2L, 3L, 4L], 2, 2)[0], 1, 2);
        ShouldHold(from_array(new[,] { { 1, 2 }, { 3, 4 } })[1], 3, 4);
        ShouldHold(tensor(new Memory<float>([7f, 8f]), [2L]), 7, 8);
    }

    [Fact]
    public void A_shape_that_the_elements_do_not_fill_is_refused()
    {
        Should.Throw<ArgumentException>(() => tensor([1f, 2f, 3f], [2L, 2L])).Message.ShouldContain("3 elements do not fill the shape [2, 2]");
    }

    [Fact]
    public void The_elements_are_copied()
    {
        var array = new[] { 1f, 2f };
        var copy = tensor(array);
        array[0] = 9;

        ShouldHold(copy, 1, 2);
    }

    [Fact]
    public void Numbers_and_arrays_turn_into_tensors_by_themselves()
    {
        Tensor number = 2.5;
        Tensor list = new[] { 1L, 2L };

        number.dtype.ShouldBe(ScalarType.Float64);
        number.shape.ShouldBe([]);
        ShouldHold(list, 1, 2);
        ((float)tensor(2)).ShouldBe(2f);
    }

    [Fact]
    public void Types_are_converted_and_left_alone_where_they_fit()
    {
        var x = tensor([1.7, -1.7]);

        x.to(float64).ShouldBeSameAs(x);
        ShouldHold(x.@long(), 1, -1);
        x.@float().dtype.ShouldBe(ScalarType.Float32);
        x.half().dtype.ShouldBe(ScalarType.Float16);
        x.to(float64, copy: true).ShouldNotBeSameAs(x);
        x.cpu().ShouldBeSameAs(x);
        x.to("cpu").ShouldBeSameAs(x);
    }

    [Fact]
    public void The_default_type_of_fractions_can_be_another()
    {
        try
        {
            set_default_dtype(float64);
            zeros(1).dtype.ShouldBe(ScalarType.Float64);
            get_default_dtype().ShouldBe(ScalarType.Float64);
        }
        finally
        {
            set_default_dtype(float32);
        }
        zeros(1).dtype.ShouldBe(ScalarType.Float32);
    }

    [Fact]
    public void Devices_are_read_from_their_names()
    {
        device("cuda:1").type.ShouldBe(DeviceType.CUDA);
        device("cuda:1").index.ShouldBe(1);
        device("cpu").ToString().ShouldBe("cpu");
        new Device(DeviceType.CUDA, 0).ToString().ShouldBe("cuda:0");
        Should.Throw<ArgumentException>(() => device("toaster")).Message.ShouldContain("'toaster' is not a type of device");
        Should.Throw<ArgumentException>(() => device("cuda:x")).Message.ShouldContain("'cuda:x'");
    }
}
