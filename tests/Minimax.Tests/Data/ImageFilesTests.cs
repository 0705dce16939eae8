using System.Text;
using Minimax.Data;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
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
    public void Links_to_files_and_folders_are_followed_and_those_that_lead_back_end_nowhere()
    {
        using var elsewhere = new TemporaryFolder();
        elsewhere.Write("deep/far.png", Png(4, 4));
        Directory.CreateSymbolicLink(elsewhere["deep/back"], folder.Path);
        folder.Write("set/a.png", Png(2, 2));
        File.CreateSymbolicLink(folder["set/b.png"], elsewhere["deep/far.png"]);
        Directory.CreateSymbolicLink(folder["set/c"], elsewhere["deep"]);
        Directory.CreateSymbolicLink(folder["set/self"], folder["set"]);

        using var files = ImageFiles.Open(folder["set"]);
        files.Names.ShouldBe(["a.png", "b.png", "c/far.png"]);
        files.Read("b.png").ShouldBe(files.Read("c/far.png"));
    }

    [Theory]
    [InlineData(Container.Folder)]
    [InlineData(Container.Zip)]
    [InlineData(Container.TarGz)]
    public void What_macos_adds_is_passed_over(Container container)
    {
        using var files = ImageFiles.Open(Pack(container, ("a.png", Png(2, 2)), ("__MACOSX/b.png", [1]), ("x/._a.png", [2])));
        files.Names.ShouldBe(["a.png"]);
    }

    [Theory]
    [InlineData(Container.Folder)]
    [InlineData(Container.Zip)]
    [InlineData(Container.TarGz)]
    public void Where_no_picture_can_be_read_an_error_says_what_there_is(Container container)
    {
        const string Readable = "it holds no picture that can be read (PNG, JPEG, BMP, GIF, WebP and TIFF), but";
        Should.Throw<DataFileException>(() => ImageFiles.Open(Pack(container, ("a.xcf", [1]), ("b/b.XCF", [2]), ("c", [3]), ("._a.png", [4]))))
            .Fault.ShouldBe($"{Readable} 2 .xcf, 1 without extension");
        Should.Throw<DataFileException>(() => ImageFiles.Open(Directory.CreateDirectory(folder["empty"]).FullName)).Fault.ShouldBe($"{Readable} nothing");
    }

    [Theory]
    [InlineData("bmp")]
    [InlineData("gif")]
    [InlineData("webp")]
    [InlineData("tif")]
    [InlineData("tiff")]
    [InlineData("jpg")]
    public void Other_formats_are_read_as_png_is(string format)
    {
        using var files = ImageFiles.Open(Pack(Container.Folder, ($"a.{format}", Encode(format, Gradient(16)))));
        using var set = files.Load("x", files.Names, size: 16);
        var (red, blue) = (set.Images[0, 0, 8, 12].item<byte>(), set.Images[0, 2, 8, 12].item<byte>());
        ((int)red).ShouldBeInRange(180, 204); // 192 at x = 12
        ((int)blue).ShouldBeInRange(116, 140); // 128 at y = 8
    }

    [Theory]
    [InlineData("jpg", 0.5)]
    [InlineData("jpg", 0.98)]
    [InlineData("png", 0.9)]
    [InlineData("bmp", 0.5)]
    [InlineData("bmp", 0.99)]
    [InlineData("gif", 0.5)]
    [InlineData("webp", 0.5)]
    [InlineData("webp", 0.99)]
    [InlineData("tiff", 0.5)]
    public void A_picture_that_was_cut_off_is_refused_by_name(string format, double part)
    {
        var whole = Encode(format, Gradient(64));
        using var files = ImageFiles.Open(Pack(Container.Zip, ($"a.{format}", whole[..(int)(part * whole.Length)])));
        Should.Throw<DataFileException>(() => files.Load("x", files.Names, size: 8)).File.ShouldEndWith($"set.zip/a.{format}");
    }

    [Theory]
    [InlineData("jpg")]
    [InlineData("png")]
    [InlineData("bmp")]
    [InlineData("gif")]
    [InlineData("webp")]
    [InlineData("tiff")]
    public void Bytes_after_a_picture_do_no_harm(string format)
    {
        byte[] longer = [.. Encode(format, Gradient(64)), .. new byte[3], .. "trailer"u8];
        using var files = ImageFiles.Open(Pack(Container.Zip, ($"a.{format}", longer)));
        using var set = files.Load("x", files.Names, size: 8);
        set.Count.ShouldBe(1);
    }

    [Fact]
    public void A_jpeg_whose_thumbnail_has_an_end_but_which_has_none_itself_is_cut_off()
    {
        using var picture = Gradient(64);
        picture.Metadata.ExifProfile = new ExifProfile();
        picture.Metadata.ExifProfile.SetValue(ExifTag.ImageDescription, Encoding.Latin1.GetString([0xFF, 0xD8, 0xFF, 0xD9]));
        var jpeg = Encode("jpg", picture);
        using var files = ImageFiles.Open(Pack(Container.Folder, ("a.jpg", jpeg[..^2])));
        Should.Throw<DataFileException>(() => files.Load("x", files.Names, size: 8)).Fault.ShouldStartWith("it is cut off");
    }

    [Fact]
    public void A_jpeg_that_ends_before_its_last_rows_is_refused()
    {
        byte[] jpeg = [.. Encode("jpg", Gradient(64)).SkipLast(2)];
        using var files = ImageFiles.Open(Pack(Container.Folder, ("a.jpg", [.. jpeg[..(jpeg.Length * 3 / 4)], 0xFF, 0xD9])));
        Should.Throw<DataFileException>(() => files.Load("x", files.Names, size: 8)).Fault.ShouldBe("it lacks the lower part of its picture");
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("abc", "it is no picture of a format that can be read (PNG, JPEG, BMP, GIF, WebP and TIFF)")]
    [InlineData("\n<!DOCTYPE html><p>404", "it is no picture of a format that can be read (PNG, JPEG, BMP, GIF, WebP and TIFF), but HTML or XML")]
    public void What_is_no_picture_is_named_as_what_it_is(string content, string fault)
    {
        using var files = ImageFiles.Open(Pack(Container.Folder, ("a.jpg", Encoding.UTF8.GetBytes(content))));
        var error = Should.Throw<DataFileException>(() => files.Load("x", files.Names, size: 2));
        (error.File, error.Fault).ShouldBe(($"{files.Path}/a.jpg", fault));
    }

    [Theory]
    [InlineData(3, new byte[] { 0, 1, 0, 1 })] // upside down
    [InlineData(6, new byte[] { 1, 1, 0, 0 })] // turned clockwise: what is stored at the left is seen at the top
    public void A_picture_is_turned_as_its_exif_says(int orientation, byte[] expected)
    {
        using var picture = new Image<Rgba32>(2, 2);
        for (var i = 0; i < 4; i++) picture[i % 2, i / 2] = new Rgba32((byte)(i % 2 == 0 ? 1 : 0), 0, 0); // 1 in the left column
        picture.Metadata.ExifProfile = new ExifProfile();
        picture.Metadata.ExifProfile.SetValue(ExifTag.Orientation, (ushort)orientation);
        using var files = ImageFiles.Open(Pack(Container.Folder, ("a.png", Encode("png", picture))));
        using var set = files.Load("x", files.Names, size: 2);
        set.Images[0, 0].data<byte>().ToArray().ShouldBe(expected);
    }

    [Fact]
    public void A_large_mask_of_one_bit_is_read_however_small_its_file()
    {
        using var mask = new Image<L8>(1024, 1024, new L8(255));
        using var target = new MemoryStream();
        mask.SaveAsPng(target, new PngEncoder { BitDepth = PngBitDepth.Bit1, ColorType = PngColorType.Grayscale });
        target.Length.ShouldBeLessThan(1024); // 1,048,576 pixels: more than 1,024 for each byte
        using var files = ImageFiles.Open(Pack(Container.Folder, ("a.png", target.ToArray())));
        using var set = files.Load("x", files.Names, size: 1);
        set.Images.data<byte>().ToArray().ShouldBe([255, 255, 255]);
    }

    [Fact]
    public void More_pictures_than_an_array_holds_are_left_to_the_streamed_loader()
    {
        using var files = ImageFiles.Open(Pack(Container.Folder, ("a.png", Png(2, 2))));
        var names = Enumerable.Repeat("a.png", 50_000).ToList();
        Should.Throw<ArgumentException>(() => files.Load("x", names, size: 128))
            .Message.ShouldStartWith("50,000 images of 128×128 take 2.5 GB, more than one array holds. Give their names to StreamedBatches");
    }

    [Theory]
    [InlineData("trainA")]
    [InlineData("trainA/")]
    public void The_pictures_in_a_folder_are_found_by_its_name(string name)
    {
        using var files = ImageFiles.Open(Pack(Container.Zip, ("trainA/a.png", Png(2, 2)), ("trainAB/b.png", Png(2, 2))));
        files.In(name).ShouldBe(["trainA/a.png"]);
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
    public void A_picture_of_a_tar_that_claims_too_much_is_refused_before_it_unfolds()
    {
        var before = GC.GetTotalAllocatedBytes();
        var path = folder["a.tar.gz"];
        File.WriteAllBytes(path, Archives.Gzip([.. Archives.TarHeader("a.png", 200_000_000), .. new byte[1_000_000]])); // more than a buffer, less than it claims
        Should.Throw<DataFileException>(() => ImageFiles.Open(path)).Fault.ShouldBe("it claims 200,000,000 bytes; a picture has at most 67,108,864");
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

    /// <summary>Red grows to the right, blue downwards, by 16 over 16 pixels; alone in having no noise, so every codec keeps it.</summary>
    internal static Image<Rgba32> Gradient(int side)
    {
        var picture = new Image<Rgba32>(side, side);
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++) picture[x, y] = new Rgba32((byte)(256 * x / side), 0, (byte)(256 * y / side));
        }
        return picture;
    }

    internal static byte[] Encode(string format, Image picture)
    {
        using var target = new MemoryStream();
        picture.Save(target, Configuration.Default.ImageFormatsManager.FindFormatByFileExtension(format) switch
        {
            JpegFormat => new JpegEncoder { Quality = 95 },
            var other => Configuration.Default.ImageFormatsManager.FindEncoder(other),
        });
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
