using System.IO.Compression;
using Minimax.Data;

namespace Minimax.Tests.Data;

public sealed class SvhnTests : IDisposable
{
    private const int Side = 32;
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Images_come_out_upright_and_ten_is_zero(bool labelsAsDoubles)
    {
        // MATLAB's first index runs fastest: X(row, column, channel, image).
        var pixels = new byte[Side * Side * 3 * 2];
        pixels[Offset(row: 4, column: 7, channel: 2, image: 1)] = 200;
        var labels = labelsAsDoubles ? Element(9, [.. BitConverter.GetBytes(10.0), .. BitConverter.GetBytes(3.0)]) : Element(2, [10, 3]);
        var (images, digits) = (Array("X", [Side, Side, 3, 2], Element(2, pixels)), Array("y", [2, 1], labels));
        folder.Write("test_32x32.mat", [.. Header, .. Compressed(images), .. Compressed(digits)]);

        using var set = DataSets.Svhn.Load(folder.Path, Split.Test);
        set.Labels.data<long>().ToArray().ShouldBe([0L, 3]);
        set.Images.shape.ShouldBe([2L, 3, Side, Side]);
        set.Images[1, 2, 4, 7].item<byte>().ShouldBe((byte)200);
        set.Images.sum().item<long>().ShouldBe(200);
    }

    [Fact]
    public void A_file_of_another_format_is_refused() => FaultOf(new byte[200]).ShouldBe("not a little-endian MAT-file of level 5");

    [Fact]
    public void A_missing_array_is_refused() =>
        FaultOf([.. Header, .. Array("X", [1, 1], Element(2, [5]))]).ShouldBe("it holds no array 'X' of 4 dimensions");

    [Fact]
    public void An_array_that_claims_4_gigabytes_allocates_next_to_nothing()
    {
        byte[] bomb = [.. Header, .. Compressed([.. BitConverter.GetBytes(14u), .. BitConverter.GetBytes(uint.MaxValue)])];
        var before = GC.GetAllocatedBytesForCurrentThread();
        FaultOf(bomb).ShouldContain("claims 4,294,967,295 bytes");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
    }

    [Fact]
    public void Values_that_do_not_fill_the_shape_are_refused() =>
        FaultOf([.. Header, .. Array("X", [Side, Side, 3, 2], Element(2, new byte[100]))]).ShouldBe("an array in it has 100 values for the shape 32 x 32 x 3 x 2");

    private static byte[] Header => [.. new byte[124], 0, 1, (byte)'I', (byte)'M'];

    private string FaultOf(byte[] file)
    {
        folder.Write("test_32x32.mat", file);
        return Should.Throw<DataFileException>(() => DataSets.Svhn.Load(folder.Path, Split.Test)).Fault;
    }

    private static int Offset(int row, int column, int channel, int image) => row + (Side * (column + (Side * (channel + (3 * image)))));

    private static byte[] Array(string name, int[] shape, byte[] values) => Element(14,
    [
        .. Element(6, [9, 0, 0, 0, 0, 0, 0, 0]),
        .. Element(5, [.. shape.SelectMany(BitConverter.GetBytes)]),
        .. Small(1, [.. name.Select(c => (byte)c)]),
        .. values,
    ]);

    private static byte[] Element(uint type, byte[] content) =>
        [.. BitConverter.GetBytes(type), .. BitConverter.GetBytes(content.Length), .. content, .. new byte[(8 - (content.Length % 8)) % 8]];

    private static byte[] Small(ushort type, byte[] content) =>
        [.. BitConverter.GetBytes(type), .. BitConverter.GetBytes((ushort)content.Length), .. content, .. new byte[4 - content.Length]];

    private static byte[] Compressed(byte[] element)
    {
        using var target = new MemoryStream();
        using (var zlib = new ZLibStream(target, CompressionLevel.Fastest, leaveOpen: true)) zlib.Write(element);
        return [.. BitConverter.GetBytes(15u), .. BitConverter.GetBytes((uint)target.Length), .. target.ToArray()];
    }
}
