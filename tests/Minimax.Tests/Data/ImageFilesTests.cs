using Minimax.Data;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace Minimax.Tests.Data;

[Collection(nameof(Alone))]
public sealed class ImageFilesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public enum Container
    {
        Folder,
        Zip,
        TarGz,
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(Container.Folder)]
    [InlineData(Container.Zip)]
    [InlineData(Container.TarGz)]
    public void Pictures_are_named_sorted_and_decoded_into_planes(Container container)
    {
        var picture = Png(2, 2, (x, y) => new Rgba32((byte)(10 * x), (byte)(20 * y), 30));
        using var files = ImageFiles.Open(Pack(container, ("b/two.png", picture), ("a.png", Png(2, 2)), ("notes.txt", [65])));

        files.Names.ShouldBe(["a.png", "b/two.png"]);
        using var set = files.Load("x", ["b/two.png"], size: 2);
        set.Images.shape.ShouldBe([1L, 3, 2, 2]);
        set.Images.data<byte>().ToArray().ShouldBe([0, 10, 0, 10, 0, 0, 20, 20, 30, 30, 30, 30]);
    }

    [Fact]
    public void A_larger_picture_is_averaged_down_from_its_middle_square()
    {
        // 6×4: the middle square leaves out the first and the last column; each target pixel is the mean of 2×2.
        using var files = ImageFiles.Open(Pack(Container.Folder, ("a.png", Png(6, 4, (x, y) => new Rgba32((byte)(10 * x), (byte)(y < 2 ? 0 : 7), 0)))));
        using var set = files.Load("x", files.Names, size: 2);
        set.Images.data<byte>().ToArray().ShouldBe([15, 35, 15, 35, 0, 0, 7, 7, 0, 0, 0, 0]);
    }

    [Theory]
    [InlineData(Crop.LeftHalf, 1)]
    [InlineData(Crop.RightHalf, 2)]
    public void The_halves_of_a_pair_are_taken_apart(Crop crop, byte expected)
    {
        using var files = ImageFiles.Open(Pack(Container.Zip, ("p.png", Png(4, 2, (x, _) => new Rgba32((byte)(x < 2 ? 1 : 2), 0, 0)))));
        using var set = files.Load("x", files.Names, size: 2, crop);
        set.Images[0, 0].data<byte>().ToArray().ShouldBe([expected, expected, expected, expected]);
    }

    [Theory]
    [InlineData(Container.Zip, "../a.png")]
    [InlineData(Container.Zip, "/a.png")]
    [InlineData(Container.Zip, "x\\..\\..\\a.png")]
    [InlineData(Container.TarGz, "../a.png")]
    public void A_name_that_leads_out_of_the_archive_is_refused(Container container, string name)
    {
        var path = Pack(container, (name, Png(2, 2)));
        Should.Throw<DataFileException>(() => ImageFiles.Open(path)).Message.ShouldStartWith($"{path}: it holds the unsafe name");
    }

    [Fact]
    public void A_link_out_of_a_folder_is_not_followed()
    {
        using var outside = new TemporaryFolder();
        outside.Write("secret.png", Png(2, 2));
        folder.Write("set/a.png", Png(2, 2));
        Directory.CreateSymbolicLink(folder["set/link"], outside.Path);

        using var files = ImageFiles.Open(folder["set"]);
        files.Names.ShouldBe(["a.png"]);
    }

    [Fact]
    public void A_damaged_picture_is_named_with_its_archive()
    {
        var path = Pack(Container.Zip, ("a.png", Png(2, 2)[..^20]));
        using var files = ImageFiles.Open(path);
        Should.Throw<DataFileException>(() => files.Load("x", files.Names, size: 2)).File.ShouldBe($"{path}/a.png");
    }

    [Fact]
    public void A_zip_entry_with_a_flipped_byte_fails_its_crc()
    {
        var stored = Archives.Zip(("a.png", RandomPng()));
        var at = stored.AsSpan().IndexOf("IDAT"u8) + 100;
        stored[at] ^= 1;
        using var files = ImageFiles.Open(folder.Write("x.zip", stored));
        Should.Throw<DataFileException>(() => files.Load("x", files.Names, size: 32)).File.ShouldEndWith("a.png");
    }

    [Fact]
    public void A_zip_bomb_is_refused_before_it_unfolds()
    {
        var path = Pack(Container.Zip, ("a.png", new byte[200_000_000]));
        using var files = ImageFiles.Open(path);
        var before = GC.GetTotalAllocatedBytes();
        Should.Throw<DataFileException>(() => files.Read("a.png")).Fault.ShouldBe("it claims 200,000,000 bytes; a picture has at most 67,108,864");
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(10_000_000);
    }

    [Fact]
    public void A_picture_that_claims_more_pixels_than_its_bytes_can_hold_is_refused()
    {
        var png = Png(2, 2);
        png[18] = 0x80; // width 32,770
        png[22] = 0x80; // height 32,770
        using var files = ImageFiles.Open(Pack(Container.Folder, ("a.png", Archives.WithPngChecksums(png))));
        var before = GC.GetTotalAllocatedBytes();
        Should.Throw<DataFileException>(() => files.Load("x", files.Names, size: 2)).Fault.ShouldStartWith("it claims 32770 x 32770 pixels");
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(10_000_000);
    }

    [Fact]
    public void A_folder_without_pictures_is_named()
    {
        using var files = ImageFiles.Open(Pack(Container.Zip, ("a/a.png", Png(2, 2))));
        Should.Throw<DataFileException>(() => files.In("b")).Fault.ShouldBe("it holds no pictures in b/");
    }

    [Fact]
    public void An_absent_archive_is_refused() =>
        Should.Throw<DataFileException>(() => ImageFiles.Open(folder["none.zip"])).Fault.ShouldBe("there is no such file");

    [Fact]
    public void Batches_decoded_ahead_are_those_decoded_at_once()
    {
        var pictures = Enumerable.Range(0, 30).Select(i => ($"{i:00}.png", Png(2, 2, (_, _) => new Rgba32((byte)i, 0, 0)))).ToArray();
        using var files = ImageFiles.Open(Pack(Container.Zip, pictures));
        using var set = files.Load("x", files.Names, size: 2);
        using var whole = new ShuffledBatches(set, batchSize: 7, seed: 3);
        using var streamed = new StreamedBatches(files, files.Names, size: 2, batchSize: 7, seed: 3);

        streamed.StepsPerEpoch.ShouldBe(whole.StepsPerEpoch);
        foreach (var step in new[] { 0, 1, 2, 3, 4, 9, 2 })
            streamed[step].Images.data<float>().ToArray().ShouldBe(whole[step].Images.data<float>().ToArray());
    }

    [Fact]
    public void A_damaged_picture_stops_the_batch_that_needs_it()
    {
        using var files = ImageFiles.Open(Pack(Container.Folder, ("a.png", Png(2, 2)), ("b.png", [1, 2, 3])));
        using var streamed = new StreamedBatches(files, files.Names, size: 2, batchSize: 2, seed: 1);
        Should.Throw<DataFileException>(() => streamed[0]).File.ShouldEndWith("b.png");
    }

    internal static byte[] Png(int width, int height, Func<int, int, Rgba32>? colour = null)
    {
        using var picture = new Image<Rgba32>(width, height);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++) picture[x, y] = colour?.Invoke(x, y) ?? new Rgba32(0, 0, 0);
        }
        using var target = new MemoryStream();
        picture.SaveAsPng(target);
        return target.ToArray();
    }

    private static byte[] RandomPng()
    {
        var random = new Random(1);
        return Png(32, 32, (_, _) => new Rgba32((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256)));
    }

    private string Pack(Container container, params (string Name, byte[] Content)[] files)
    {
        if (container == Container.Zip) return folder.Write("set.zip", Archives.Zip(files));
        if (container == Container.TarGz) return folder.Write("set.tar.gz", Archives.Gzip(Archives.Tar(files)));
        foreach (var (name, content) in files) folder.Write($"set/{name}", content);
        return folder["set"];
    }
}
