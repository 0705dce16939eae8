using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Compat.Tests.Tensors;

public sealed class AccessorTests : IDisposable
{
    readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Elements_are_read_and_written_in_place()
    {
        var x = zeros(2, 3);
        var elements = x.data<float>();

        elements[1, 2] = 5;
        elements[0] = 7;

        elements.Count.ShouldBe(6);
        elements.ToArray().ShouldBe([7, 0, 0, 0, 0, 5]);
        x[1, 2].item<float>().ShouldBe(5);
    }

    [Fact]
    public void Strides_are_followed()
    {
        var x = arange(6).view(2, 3).T;
        var elements = x.data<long>();

        elements.ToArray().ShouldBe([0, 3, 1, 4, 2, 5]);
        elements[2, 0].ShouldBe(2);
        elements.ShouldBe([0L, 3, 1, 4, 2, 5]);
        elements.CopyFrom([10L, 20L], tensorIndex: 1);

        x.Numbers().ShouldBe([0, 10, 20, 4, 2, 5]);
    }

    [Fact]
    public void Parts_are_copied_both_ways()
    {
        var elements = arange(5).data<long>();
        var target = new long[4];

        elements.CopyTo(target, arrayIndex: 1, tensorIndex: 2);

        target.ShouldBe([0, 2, 3, 4]);
        ((long[,])arange(4).view(2, 2).data<long>().ToNDArray())[1, 0].ShouldBe(2);
    }

    [Fact]
    public void A_place_outside_is_refused()
    {
        var elements = zeros(2, 3).data<float>();

        Should.Throw<IndexOutOfRangeException>(() => elements[2, 0]);
        Should.Throw<IndexOutOfRangeException>(() => elements[0, -1]);
        Should.Throw<IndexOutOfRangeException>(() => elements[6]);
        Should.Throw<IndexOutOfRangeException>(() => elements[0, 0, 0]);
        Should.Throw<ArgumentOutOfRangeException>(() => elements.CopyTo(new float[2], tensorIndex: 7));
        Should.Throw<ArgumentOutOfRangeException>(() => elements.CopyTo(new float[2], tensorIndex: -1));
    }

    [Fact]
    public void The_elements_of_a_disposed_tensor_are_out_of_reach()
    {
        var x = zeros(2);
        var elements = x.data<float>();
        x.Dispose();

        Should.Throw<ObjectDisposedException>(() => elements[0]);
        Should.Throw<ObjectDisposedException>(() => elements.ToArray());
    }

    [Fact]
    public void Bytes_are_the_memory_itself()
    {
        var x = zeros(2);

        x.bytes[3] = 0x3f; // the high byte of a little-endian float
        x.bytes[2] = 0x80;

        x[0].item<float>().ShouldBe(1);
        Should.Throw<ArgumentException>(() => x.bytes = new byte[3]);
        Should.Throw<NotSupportedException>(() => arange(6).view(2, 3).T.bytes.Length);
    }

    [Fact]
    public void Elements_pass_through_streams()
    {
        var stream = new MemoryStream();
        var x = arange(6).view(2, 3).T;
        x.WriteBytesToStream(stream);
        stream.Position = 0;

        var y = zeros_like(x).contiguous();
        y.ReadBytesFromStream(stream);

        y.Numbers().ShouldBe(x.Numbers());
        Should.Throw<EndOfStreamException>(() => y.ReadBytesFromStream(stream));
        y.Numbers().ShouldBe(x.Numbers());
    }
}
