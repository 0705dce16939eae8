using Minimax.Data;

namespace Minimax.Tests.Data;

public sealed class Cifar10Tests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_shared_archive_holds_as_many_records_as_its_batches_are_long()
    {
        var path = SharedData.Of(DataSets.Cifar10);
        using var train = DataSets.Cifar10.Load(path, Split.Train);
        using var test = DataSets.Cifar10.Load(path, Split.Test);

        train.Images.shape.ShouldBe([25_000L, 3, 32, 32]);
        train.Labels.bincount(null).data<long>().ToArray().ShouldBe(Enumerable.Repeat(2500L, 10));
        test.Images.shape.ShouldBe([10_000L, 3, 32, 32]);
        test.Labels.bincount(null).data<long>().ToArray().ShouldBe(Enumerable.Repeat(1000L, 10));
    }

    [Fact]
    public void Batches_of_different_lengths_are_read_in_the_order_of_their_numbers()
    {
        Write([.. Enumerable.Range(1, 5).Reverse().Select(n => ($"./cifar-10-batches-bin/data_batch_{n}.bin", Records(n, label: (byte)n)))]);
        using var train = DataSets.Cifar10.Load(folder.Path, Split.Train);

        train.Labels.data<long>().ToArray().ShouldBe([1L, 2, 2, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 5]);
        train.Images[0, 1, 0, 0].item<byte>().ShouldBe((byte)(1024 % 251)); // planes, row by row
        train.Images[0, 2, 1, 3].item<byte>().ShouldBe((byte)((2048 + 35) % 251));
    }

    [Fact]
    public void Half_a_record_is_refused() => FaultOf(Records(2)[..^1]).ShouldBe("6,145 bytes are no whole number of records of 3,073");

    [Fact]
    public void A_label_that_is_no_class_is_refused() => FaultOf(Records(2, label: 10)).ShouldBe("record 0 has the label 10, the largest can be 9");

    [Fact]
    public void A_missing_batch_is_refused()
    {
        Write(("cifar-10-batches-bin/data_batch_1.bin", Records(1)));
        Should.Throw<DataFileException>(() => DataSets.Cifar10.Load(folder.Path, Split.Train)).Fault.ShouldBe("it holds 1 of 5 batches of the Train split");
    }

    [Fact]
    public void A_header_of_the_archive_that_claims_2_to_the_32_bytes_allocates_next_to_nothing()
    {
        Write(Archives.Gzip(Archives.TarHeader("cifar-10-batches-bin/test_batch.bin", 1L << 32)));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Should.Throw<DataFileException>(() => DataSets.Cifar10.Load(folder.Path, Split.Test)).Fault.ShouldBe("it claims to hold 4,294,967,296 bytes");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
    }

    [Theory]
    [InlineData("../test_batch.bin")]
    [InlineData("/etc/test_batch.bin")]
    [InlineData("cifar-10-batches-bin/../../test_batch.bin")]
    [InlineData("c:\\test_batch.bin")]
    public void A_name_that_leads_out_of_the_archive_is_refused(string name)
    {
        Write((name, Records(1)));
        Should.Throw<DataFileException>(() => DataSets.Cifar10.Load(folder.Path, Split.Test)).Fault.ShouldStartWith("it holds the unsafe name");
    }

    private string FaultOf(byte[] batch)
    {
        Write(("cifar-10-batches-bin/test_batch.bin", batch));
        return Should.Throw<DataFileException>(() => DataSets.Cifar10.Load(folder.Path, Split.Test)).Fault;
    }

    private void Write(params (string Name, byte[] Content)[] files) => Write(Archives.Gzip(Archives.Tar(files)));

    private void Write(byte[] archive) => folder.Write("cifar-10-binary.tar.gz", archive);

    private static byte[] Records(int count, byte label = 0)
    {
        IEnumerable<byte> pixels = Enumerable.Range(0, 3072).Select(i => (byte)(i % 251));
        return [.. Enumerable.Range(0, count).SelectMany(_ => pixels.Prepend(label))];
    }
}
