using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>
/// Reads every PNG of the specification's second edition: all colour types and bit depths (16 bits are rounded to 8), palette and
/// transparency, the five filters, interlacing. Checksums must fit. Memory is bounded by what the compressed data can unfold to.
/// </summary>
internal sealed class PngDecoder
{
    private const int MostUnfolding = 1032; // deflate makes at most 1,032 bytes of one

    // Adam7: where each pass begins, and how far apart its pixels are.
    private static readonly (int X, int Y, int StepX, int StepY)[] Passes =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    private readonly MemoryStream compressed = new();
    private PngHeader header;
    private byte[] palette = [];
    private byte[]? transparency;
    private Rgba32[] pixels = [];

    private PngDecoder()
    {
    }

    public static bool IsPng(ReadOnlySpan<byte> data) => data.StartsWith(PngChunk.Signature);

    /// <summary>The pixels row by row.</summary>
    /// <exception cref="InvalidImageContentException">The file breaks the specification.</exception>
    public static (int Width, int Height, Rgba32[] Pixels) Decode(ReadOnlySpan<byte> data)
    {
        var decoder = new PngDecoder();
        decoder.ReadChunks(data[PngChunk.Signature.Length..]);
        decoder.ReadPixels();
        return (decoder.header.Width, decoder.header.Height, decoder.pixels);
    }

    /// <summary>What the first chunk says.</summary>
    /// <exception cref="InvalidImageContentException">It is no header, or a damaged one.</exception>
    public static ImageInfo Identify(ReadOnlySpan<byte> data)
    {
        data = data[PngChunk.Signature.Length..];
        var (name, content) = NextChunk(ref data);
        if (name != "IHDR") throw new InvalidImageContentException("The PNG does not begin with one header.");
        var header = PngHeader.Read(content);
        return new ImageInfo(header.Width, header.Height);
    }

    private void ReadChunks(ReadOnlySpan<byte> data)
    {
        for (var first = true; ; first = false)
        {
            var (name, content) = NextChunk(ref data);
            if (first != (name == "IHDR")) throw new InvalidImageContentException("The PNG does not begin with one header.");
            if (name == "IEND") break;
            Read(name, content);
        }

        if (compressed.Length == 0) throw new InvalidImageContentException("The PNG holds no pixels.");
        if (header.Colour == PngColorType.Palette && palette.Length == 0) throw new InvalidImageContentException("The PNG lacks its palette.");
    }

    private static (string Name, byte[] Content) NextChunk(ref ReadOnlySpan<byte> data)
    {
        if (data.Length < 12) throw new InvalidImageContentException("The PNG is cut off.");
        var length = BinaryPrimitives.ReadUInt32BigEndian(data);
        if (length > data.Length - 12) throw new InvalidImageContentException("The PNG is cut off.");
        var nameAndContent = data.Slice(4, (int)length + 4);
        var name = Encoding.Latin1.GetString(nameAndContent[..4]);
        var checksum = BinaryPrimitives.ReadUInt32BigEndian(data[((int)length + 8)..]);
        if (PngChunk.Checksum(nameAndContent) != checksum)
            throw new InvalidImageContentException($"The checksum of the PNG's {Printable(name)} chunk does not fit.");
        data = data[((int)length + 12)..];
        return (name, nameAndContent[4..].ToArray());
    }

    private void Read(string name, byte[] content)
    {
        switch (name)
        {
            case "IHDR":
                header = PngHeader.Read(content);
                break;
            case "PLTE" when content.Length is > 0 and <= 768 && content.Length % 3 == 0:
                palette = content;
                break;
            case "tRNS":
                transparency = content;
                break;
            case "IDAT":
                compressed.Write(content);
                break;
            default:
                if (char.IsAsciiLetterUpper(name[0])) throw new InvalidImageContentException($"The PNG's {Printable(name)} chunk cannot be read.");
                break; // a lower-case letter marks what a reader may skip
        }
    }

    private static string Printable(string name) => name.All(char.IsAsciiLetter) ? name : "nameless";

    private void ReadPixels()
    {
        Refuse(transparency, header.Colour);
        var expected = header.Interlaced ? Passes.Sum(PassBytes) : PassBytes((0, 0, 1, 1));
        if (expected > compressed.Length * MostUnfolding || (long)header.Width * header.Height > Array.MaxLength / 4)
        {
            var claim = $"The PNG says {header.Width} × {header.Height} pixels";
            throw new InvalidImageContentException($"{claim}, more than its {compressed.Length} bytes of data can hold.");
        }

        pixels = new Rgba32[header.Width * header.Height];
        compressed.Position = 0;
        using var unfolded = new ZLibStream(compressed, CompressionMode.Decompress);
        try
        {
            foreach (var pass in header.Interlaced ? Passes : [(0, 0, 1, 1)]) ReadPass(unfolded, pass);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            throw new InvalidImageContentException("The PNG's compressed pixels are broken or cut off.", error);
        }
    }

    private void Refuse(byte[]? transparency, PngColorType colour)
    {
        var fits = transparency is null || colour switch
        {
            PngColorType.Grayscale => transparency.Length == 2,
            PngColorType.Rgb => transparency.Length == 6,
            PngColorType.Palette => transparency.Length <= palette.Length / 3,
            _ => false,
        };
        if (!fits) throw new InvalidImageContentException("The PNG's transparency does not fit its colour type.");
    }

    private long PassBytes((int X, int Y, int StepX, int StepY) pass)
    {
        var (width, height) = PassSize(pass);
        return width == 0 ? 0 : height * (header.RowBytes(width) + 1);
    }

    private (int Width, int Height) PassSize((int X, int Y, int StepX, int StepY) pass) =>
        ((header.Width - pass.X + pass.StepX - 1) / pass.StepX, (header.Height - pass.Y + pass.StepY - 1) / pass.StepY);

    private void ReadPass(ZLibStream unfolded, (int X, int Y, int StepX, int StepY) pass)
    {
        var (width, height) = PassSize(pass);
        if (width == 0 || height == 0) return;
        var row = new byte[header.RowBytes(width) + 1];
        var above = new byte[row.Length];
        for (var y = 0; y < height; y++)
        {
            unfolded.ReadExactly(row);
            PngFilter.Undo(row[0], row.AsSpan(1), above.AsSpan(1), header.Step);
            var start = (pass.Y + y * pass.StepY) * header.Width + pass.X;
            for (var x = 0; x < width; x++) pixels[start + x * pass.StepX] = Pixel(row.AsSpan(1), x);
            (row, above) = (above, row);
        }
    }

    private Rgba32 Pixel(ReadOnlySpan<byte> row, int x)
    {
        int At(ReadOnlySpan<byte> samples, int channel) => Sample(samples, x * header.Channels + channel);
        switch (header.Colour)
        {
            case PngColorType.Palette:
                return PaletteColour(At(row, 0));
            case PngColorType.Grayscale:
            case PngColorType.GrayscaleWithAlpha:
                var value = At(row, 0);
                var grey = ToByte(value);
                var opacity = header.Colour == PngColorType.GrayscaleWithAlpha ? ToByte(At(row, 1)) : IsTransparent([value]) ? (byte)0 : byte.MaxValue;
                return new Rgba32(grey, grey, grey, opacity);
            default:
                var (r, g, b) = (At(row, 0), At(row, 1), At(row, 2));
                var alpha = header.Colour == PngColorType.RgbWithAlpha ? ToByte(At(row, 3)) : IsTransparent([r, g, b]) ? (byte)0 : byte.MaxValue;
                return new Rgba32(ToByte(r), ToByte(g), ToByte(b), alpha);
        }
    }

    private int Sample(ReadOnlySpan<byte> row, int index)
    {
        if (header.Depth == 8) return row[index];
        if (header.Depth == 16) return BinaryPrimitives.ReadUInt16BigEndian(row[(2 * index)..]);
        var bit = index * header.Depth;
        return (row[bit / 8] >> (8 - header.Depth - bit % 8)) & ((1 << header.Depth) - 1);
    }

    private byte ToByte(int sample)
    {
        var largest = (1 << header.Depth) - 1;
        return (byte)((sample * 255 + largest / 2) / largest);
    }

    private bool IsTransparent(ReadOnlySpan<int> samples)
    {
        if (transparency is null) return false;
        for (var i = 0; i < samples.Length; i++)
        {
            if (BinaryPrimitives.ReadUInt16BigEndian(transparency.AsSpan(2 * i)) != samples[i]) return false;
        }

        return true;
    }

    private Rgba32 PaletteColour(int index)
    {
        if (3 * index >= palette.Length) throw new InvalidImageContentException($"The PNG uses colour {index} of a palette of {palette.Length / 3}.");
        var opacity = transparency is not null && index < transparency.Length ? transparency[index] : byte.MaxValue;
        return new Rgba32(palette[3 * index], palette[3 * index + 1], palette[3 * index + 2], opacity);
    }
}
