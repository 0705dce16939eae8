using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Compat.Tests.Tensors;

public sealed class ErrorTests : IDisposable
{
    readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void A_shape_mismatch_is_an_exception_with_libtorchs_words_and_no_backtrace()
    {
        var message = Should.Throw<ExternalException>(() => ones(2, 3).mm(ones(2, 3))).Message;

        message.ShouldBe("mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)");
    }

    [Fact]
    public void The_process_goes_on_after_many_errors_and_keeps_nothing_of_them()
    {
        var a = ones(2, 3);
        GC.Collect(); // what earlier tests dropped must not hide what these calls leak
        GC.WaitForPendingFinalizers();
        var before = Tensor.TotalCount;

        for (var i = 0; i < 1000; i++)
            Should.Throw<ExternalException>(() => a.mm(a));

        Tensor.TotalCount.ShouldBeLessThanOrEqualTo(before); // the collector may free some more of theirs meanwhile
        a.sum().item<float>().ShouldBe(6);
    }

    [Fact]
    public void A_disposed_tensor_is_not_used()
    {
        var a = ones(2);
        a.Dispose();

        a.IsInvalid.ShouldBeTrue();
        Should.Throw<ObjectDisposedException>(() => a.add(1));
        Should.Throw<ObjectDisposedException>(() => ones(2).add(a));
        Should.Throw<ObjectDisposedException>(() => cat([ones(2), a]));
        Should.Throw<ObjectDisposedException>(() => a.shape);
        Should.Throw<ObjectDisposedException>(() => a.dtype);
        Should.Throw<ObjectDisposedException>(() => a.data<float>());
        Should.Throw<ObjectDisposedException>(() => a.backward());
        a.ToString().ShouldBe("a disposed tensor");
        a.Dispose();
    }

    [Fact]
    public void A_tensor_that_must_be_there_may_not_be_null()
    {
        Should.Throw<ExternalException>(() => ones(2).add((Tensor)null!)).Message.ShouldBe("argument 'other' must not be null");
    }

    [Fact]
    public void Arguments_of_a_wrong_kind_are_exceptions()
    {
        Should.Throw<ExternalException>(() => ones(2).view(3));
        Should.Throw<ExternalException>(() => ones(2).sum(5L));
        Should.Throw<ExternalException>(() => tensor([1L]).softmax(0)).Message.ShouldContain("not implemented for 'Long'");
        Should.Throw<ExternalException>(() => einsum("i,j->", ones(2)));
        Should.Throw<ExternalException>(() => linalg.inv(zeros(2, 2))).Message.ShouldContain("singular");
        Should.Throw<ExternalException>(() => empty(-1));
        Should.Throw<ExternalException>(() => ones(2).backward());
        Should.Throw<ExternalException>(() => set_num_threads(-1));
    }

    [Fact]
    public void A_device_that_is_not_there_is_named()
    {
        if (cuda.is_available())
            Assert.Skip("This machine has a CUDA device.");

        Should.Throw<InvalidOperationException>(() => ones(2).cuda()).Message.ShouldContain("CUDA");
        Should.Throw<InvalidOperationException>(() => zeros(2, device: "cuda:0")).Message.ShouldContain("CUDA");
    }

    [Fact]
    public void Lists_of_any_length_are_arguments()
    {
        Tensor[] many = [.. Enumerable.Range(0, 5000).Select(number => tensor(number))];

        stack(many).sum().item<long>().ShouldBe(5000L * 4999 / 2);
        ones(5000).split([.. Enumerable.Repeat(1L, 5000)]).Length.ShouldBe(5000);
        zeros([.. Enumerable.Repeat(1L, 40)]).shape.Length.ShouldBe(40);
    }

    [Fact]
    public void Memory_that_cannot_be_had_is_an_exception()
    {
        Should.Throw<ExternalException>(() => empty(1L << 60)).Message.ShouldNotBeEmpty();

        ones(3).sum().item<float>().ShouldBe(3);
    }

    [Fact]
    public void A_number_of_the_wrong_type_or_count_is_refused()
    {
        Should.Throw<ArgumentException>(() => ones(2).item<float>()).Message.ShouldContain("[2]");
        Should.Throw<ArgumentException>(() => ones(1).item<double>()).Message.ShouldContain("Float32");
        Should.Throw<ArgumentException>(() => ones(1).data<decimal>());
    }
}
