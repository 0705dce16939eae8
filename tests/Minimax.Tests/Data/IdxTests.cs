using Minimax.Data;

namespace Minimax.Tests.Data;

public sealed class IdxTests : IDisposable
{
    private static readonly byte[] Good = Archives.Idx([2, 2, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Images_are_read_row_by_row_packed_or_not(bool packed)
    {
        var images = Idx.Images(folder.Write(packed ? "x.gz" : "x", packed ? Archives.Gzip(Good) : Good));
        images.shape.ShouldBe([2L, 1, 2, 3]);
        images.data<byte>().ToArray().ShouldBe([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    }

    [Fact]
    public void Labels_are_read_as_int64() =>
        Idx.Labels(folder.Write("y", Archives.Idx([3], [7, 0, 255]))).data<long>().ToArray().ShouldBe([7L, 0, 255]);

    [Fact]
    public void A_truncated_file_is_refused_by_name() => FaultOf(Good[..^5]).ShouldBe("it ends after 7 of 12 bytes");

    [Fact]
    public void A_truncated_gzip_is_refused_by_name() => FaultOf(Archives.Gzip(Good)[..^9], "x.gz").ShouldStartWith("it");

    [Fact]
    public void A_file_that_goes_on_is_refused() => FaultOf([.. Good, 0]).ShouldBe("it goes on after the 12 bytes that its header claims");

    [Fact]
    public void Another_magic_is_refused() =>
        FaultOf([.. "PNG!"u8, .. Good]).ShouldBe("not an IDX file of 3 dimension(s): it begins with 504e4721, not 00000803");

    [Fact]
    public void An_empty_file_is_refused() => FaultOf([]).ShouldBe("it ends within its header");

    [Fact]
    public void A_file_without_images_is_refused() => FaultOf(Archives.Idx([0, 28, 28], [])).ShouldBe("it holds nothing");

    [Fact]
    public void A_file_that_is_no_gzip_is_refused() => FaultOf(Good, "x.gz").ShouldStartWith("it is damaged (");

    [Fact]
    public void An_absent_file_is_refused() =>
        Should.Throw<DataFileException>(() => Idx.Images(folder["none"])).Message.ShouldBe($"{folder["none"]}: there is no such file");

    [Theory]
    [InlineData("x")]
    [InlineData("x.gz")]
    public void A_header_that_claims_2_to_the_31_images_allocates_nothing(string name)
    {
        byte[] huge = [0, 0, 8, 3, 0x80, 0, 0, 0, 0, 0, 0, 28, 0, 0, 0, 28, 1, 2, 3];
        var before = GC.GetAllocatedBytesForCurrentThread();
        FaultOf(name == "x" ? huge : Archives.Gzip(huge), name).ShouldStartWith("its header claims 2147483648 x 28 x 28 bytes, more than a file of");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
    }

    private string FaultOf(byte[] content, string name = "x")
    {
        var path = folder.Write(name, content);
        var error = Should.Throw<DataFileException>(() => Idx.Images(path));
        error.Message.ShouldBe($"{path}: {error.Fault}");
        error.Message.ShouldNotContain("\n");
        return error.Fault;
    }
}
