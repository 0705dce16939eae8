using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;

namespace Minimax.Compat.Tests.ImageSharp;

public sealed class PngTests
{
    public static TheoryData<int, int, bool> Kinds()
    {
        var kinds = new TheoryData<int, int, bool>();
        foreach (var (colour, depths) in new[] { (0, new[] { 1, 2, 4, 8, 16 }), (2, [8, 16]), (4, [8, 16]), (6, [8, 16]) })
        {
            foreach (var depth in depths) kinds.AddRange((colour, depth, false), (colour, depth, true));
        }

        return kinds;
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_colour_type_and_bit_depth_is_read(int colourType, int depth, bool isInterlaced)
    {
        var channels = colourType switch { 0 => 1, 2 => 3, 4 => 2, _ => 4 };
        var random = new Random(depth);
        for (var side = 1; side <= 19; side += 6)
        {
            var samples = Random(random, side + 2, side, channels, 1 << depth);
            var png = new PngFile().Header(side, side + 2, depth, colourType, isInterlaced).Pixels(samples, depth, isInterlaced).End();

            using var image = Image.Load<Rgba32>(png);

            (image.Width, image.Height).ShouldBe((side, side + 2));
            ForEachPixel(image, (x, y, pixel) =>
            {
                byte At(int channel) => (byte)Math.Round(samples[y, x, channel] * 255.0 / ((1 << depth) - 1), MidpointRounding.AwayFromZero);
                var (r, g, b) = channels < 3 ? (At(0), At(0), At(0)) : (At(0), At(1), At(2));
                pixel.ShouldBe(new Rgba32(r, g, b, colourType >= 4 ? At(channels - 1) : byte.MaxValue));
            });
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void A_palette_is_read_with_its_transparency(int depth)
    {
        var random = new Random(depth);
        var palette = new byte[3 << depth];
        random.NextBytes(palette);
        byte[] transparency = [7, 200]; // the colours after these are opaque
        var samples = Random(random, 9, 14, 1, 1 << depth);
        var png = new PngFile().Header(14, 9, depth, 3).Chunk("PLTE", palette).Chunk("tRNS", transparency).Pixels(samples, depth).End();

        using var image = Image.Load<Rgba32>(png);

        ForEachPixel(image, (x, y, pixel) =>
        {
            var index = samples[y, x, 0];
            pixel.ShouldBe(new Rgba32(palette[3 * index], palette[3 * index + 1], palette[3 * index + 2], index < 2 ? transparency[index] : byte.MaxValue));
        });
    }

    [Fact]
    public void One_grey_and_one_colour_can_be_transparent()
    {
        var grey = new PngFile().Header(2, 1, 8, 0).Chunk("tRNS", [0, 9]).Pixels(new int[,,] { { { 9 }, { 10 } } }, 8).End();
        int[,,] similar = { { { 0x102, 0x304, 0x506 }, { 0x102, 0x304, 0x507 } } };
        var colour = new PngFile().Header(2, 1, 16, 2).Chunk("tRNS", [1, 2, 3, 4, 5, 6]).Pixels(similar, 16).End();

        using var first = Image.Load<Rgba32>(grey);
        using var second = Image.Load<Rgba32>(colour);

        (first[0, 0].A, first[1, 0].A).ShouldBe(((byte)0, (byte)255));
        (second[0, 0].A, second[1, 0].A).ShouldBe(((byte)0, (byte)255));
    }

    [Fact]
    public void Files_of_another_encoder_show_what_it_wrote()
    {
        foreach (var (name, expected) in OtherEncoder.Files().Where(file => file.Name.EndsWith(".png", StringComparison.Ordinal)))
        {
            using var image = Image.Load<Rgba32>(OtherEncoder.Path(name));
            var pixels = new byte[4 * image.Width * image.Height];
            image.CopyPixelDataTo(pixels);
            Convert.ToHexStringLower(pixels).ShouldBe(expected, name);
        }
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        var random = new Random(1);
        for (var side = 1; side < 40; side += 3)
        {
            RoundTrip(Bytes(random, side * 5).Select(value => new L8(value)).ToArray(), side, 5);
            RoundTrip(Bytes(random, side * 5 * 3).Chunk(3).Select(rgb => new Rgb24(rgb[0], rgb[1], rgb[2])).ToArray(), side, 5);
            RoundTrip(Bytes(random, side * 5 * 4).Chunk(4).Select(rgba => new Rgba32(rgba[0], rgba[1], rgba[2], rgba[3])).ToArray(), side, 5);
        }
    }

    [Fact]
    public void The_filter_that_suits_a_gradient_makes_the_file_smaller()
    {
        var pixels = Enumerable.Range(0, 100 * 100).Select(i => new Rgb24((byte)(i % 100), (byte)(i / 100), (byte)(i % 100 + i / 100))).ToArray();

        var plain = Write(pixels, 100, 100, new PngEncoder { FilterMethod = PngFilterMethod.None }).Length;
        var adapted = Write(pixels, 100, 100, new PngEncoder { FilterMethod = PngFilterMethod.Adaptive }).Length;

        adapted.ShouldBeLessThan(plain / 4);
    }

    [Fact]
    public void A_cut_off_file_is_refused_wherever_it_is_cut()
    {
        var png = new PngFile().Header(5, 5, 8, 2).Pixels(Random(new Random(2), 5, 5, 3, 256), 8).End();
        for (var length = 8; length < png.Length; length++)
            Should.Throw<InvalidImageContentException>(() => Image.Load<Rgb24>(png.AsSpan(0, length))).Message.ShouldContain("cut off");
    }

    [Fact]
    public void Every_damaged_byte_is_noticed()
    {
        var png = new PngFile().Header(5, 5, 8, 2).Pixels(Random(new Random(3), 5, 5, 3, 256), 8).End();
        for (var i = 8; i < png.Length; i++)
        {
            var damaged = png.ToArray();
            damaged[i] ^= 0x10;
            Should.Throw<InvalidImageContentException>(() => Image.Load<Rgb24>(damaged), $"byte {i}");
        }
    }

    [Theory]
    [InlineData("palette", "lacks its palette")]
    [InlineData("index", "uses colour 3 of a palette of 2")]
    [InlineData("depth", "colour type 2 with 4 bits")]
    [InlineData("empty", "0 × 1 pixels")]
    [InlineData("huge", "more than its")]
    [InlineData("filter", "the filter 5")]
    [InlineData("short", "broken or cut off")]
    [InlineData("garbage", "broken or cut off")]
    [InlineData("pixels", "holds no pixels")]
    [InlineData("critical", "ABCD chunk cannot be read")]
    [InlineData("transparency", "transparency does not fit")]
    [InlineData("twice", "does not begin with one header")]
    public void Each_fault_is_named(string fault, string named)
    {
        var row = PngFile.Zlib([0, 0xC0]);
        var png = fault switch
        {
            "palette" => new PngFile().Header(2, 1, 2, 3).Chunk("IDAT", row),
            "index" => new PngFile().Header(2, 1, 2, 3).Chunk("PLTE", new byte[6]).Chunk("IDAT", row),
            "depth" => new PngFile().Header(2, 1, 4, 2).Chunk("IDAT", row),
            "empty" => new PngFile().Header(0, 1, 8, 2).Chunk("IDAT", row),
            "huge" => new PngFile().Header(int.MaxValue, int.MaxValue, 16, 6).Chunk("IDAT", row),
            "filter" => new PngFile().Header(1, 1, 8, 0).Chunk("IDAT", PngFile.Zlib([5, 0])),
            "short" => new PngFile().Header(2, 2, 8, 0).Chunk("IDAT", PngFile.Zlib([0, 0, 0, 0])),
            "garbage" => new PngFile().Header(2, 1, 8, 0).Chunk("IDAT", [1, 2, 3, 4]),
            "pixels" => new PngFile().Header(2, 1, 8, 0),
            "critical" => new PngFile().Header(2, 1, 8, 0).Chunk("ABCD", []).Chunk("IDAT", row),
            "transparency" => new PngFile().Header(2, 1, 8, 0).Chunk("tRNS", [1]).Chunk("IDAT", row),
            _ => new PngFile().Header(2, 1, 8, 0).Header(2, 1, 8, 0).Chunk("IDAT", row),
        };

        Should.Throw<InvalidImageContentException>(() => Image.Load<Rgba32>(png.End())).Message.ShouldContain(named);
    }

    [Fact]
    public void Unknown_extra_chunks_are_skipped()
    {
        var png = new PngFile().Header(1, 1, 8, 0).Chunk("teXt", [1, 2]).Pixels(new int[,,] { { { 77 } } }, 8).End();

        using var image = Image.Load<L8>(png);

        image[0, 0].PackedValue.ShouldBe((byte)77);
    }

    [Fact]
    public void What_is_no_picture_is_refused_as_such()
    {
        Should.Throw<UnknownImageFormatException>(() => Image.Load<Rgb24>("GIF89a"u8));
        Should.Throw<UnknownImageFormatException>(() => Image.Load<Rgb24>([]));
    }

    [Fact]
    public void Five_thousand_mutations_end_in_a_picture_or_a_clear_error()
    {
        var random = new Random(4);
        byte[][] originals = [.. OtherEncoder.Files().Select(file => File.ReadAllBytes(OtherEncoder.Path(file.Name)))];
        var (pictures, errors) = (0, 0);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        for (var i = 0; i < 5000; i++)
        {
            var file = Mutate(random, originals[i % originals.Length]);
            if (random.Next(2) == 0) PngFile.Mend(file);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                Image.Load<Rgb24>(file).Dispose();
                pictures++;
            }
            catch (ImageFormatException error)
            {
                error.Message.ShouldNotBeNullOrWhiteSpace();
                errors++;
            }

            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(100_000_000);
        }

        clock.Elapsed.TotalSeconds.ShouldBeLessThan(20);
        pictures.ShouldBeGreaterThan(0);
        errors.ShouldBeGreaterThan(1000);
    }

    private static byte[] Mutate(Random random, byte[] original)
    {
        var file = original.ToArray();
        for (var change = random.Next(1, 4); change > 0; change--) file[random.Next(3, file.Length)] = (byte)random.Next(256);
        return random.Next(4) == 0 ? file[..random.Next(4, file.Length)] : file;
    }

    private static void RoundTrip<TPixel>(TPixel[] pixels, int width, int height)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        foreach (var filter in Enum.GetValues<PngFilterMethod>())
        {
            using var image = Image.Load<TPixel>(Write(pixels, width, height, new PngEncoder { FilterMethod = filter }));
            var read = new TPixel[pixels.Length];
            image.CopyPixelDataTo(read);
            read.ShouldBe(pixels);
        }
    }

    private static byte[] Write<TPixel>(TPixel[] pixels, int width, int height, PngEncoder encoder)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        using var image = Image.LoadPixelData<TPixel>(pixels, width, height);
        using var stream = new MemoryStream();
        image.SaveAsPng(stream, encoder);
        return stream.ToArray();
    }

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private static int[,,] Random(Random random, int height, int width, int channels, int end)
    {
        var samples = new int[height, width, channels];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                for (var channel = 0; channel < channels; channel++) samples[y, x, channel] = random.Next(end);
            }
        }

        return samples;
    }

    private static void ForEachPixel(Image<Rgba32> image, Action<int, int, Rgba32> check)
    {
        for (var y = 0; y < image.Height; y++)
        {
            for (var x = 0; x < image.Width; x++) check(x, y, image[x, y]);
        }
    }
}
