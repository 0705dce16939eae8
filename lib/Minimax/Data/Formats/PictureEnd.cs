using System.Buffers.Binary;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Webp;

namespace Minimax.Data;

/// <summary>
/// Whether a file goes on to the end of the picture in it. The decoder makes up what a file that was cut off lacks, of grey, of black or of
/// rows that it has seen, and says nothing. What follows the end is let be.
/// </summary>
internal static class PictureEnd
{
    public static bool IsIn(ReadOnlySpan<byte> file, IImageFormat format) => format switch
    {
        JpegFormat => IsInJpeg(file),
        PngFormat => IsInPng(file),
        GifFormat => IsInGif(file),
        BmpFormat => IsInBmp(file),
        WebpFormat => file.Length + 1 >= 8L + BinaryPrimitives.ReadUInt32LittleEndian(file[4..]), // RIFF's length; the last byte may be padding
        _ => true, // a TIFF's directory stands at its end as a rule, and the decoder misses it
    };

    /// <summary>Goes from marker to marker, so that the end of a thumbnail within a segment is not taken for the picture's.</summary>
    private static bool IsInJpeg(ReadOnlySpan<byte> file)
    {
        const byte Stuffed = 0x00, Private = 0x01, FirstRestart = 0xD0, Start = 0xD8, End = 0xD9;
        for (var at = 0; file[at..].IndexOf((byte)0xFF) is >= 0 and var gap && at + gap + 1 < file.Length;)
        {
            at += gap + 1;
            var marker = file[at];
            if (marker == End) return true;
            if (marker == 0xFF) continue; // a marker may begin with several
            at++;
            if (marker is Stuffed or Private or (>= FirstRestart and <= Start)) continue;
            if (at + 2 > file.Length) return false;
            at = Math.Min(at + BinaryPrimitives.ReadUInt16BigEndian(file[at..]), file.Length);
        }
        return false;
    }

    private static bool IsInPng(ReadOnlySpan<byte> file)
    {
        for (var at = 8L; at + 12 <= file.Length; at += 12 + BinaryPrimitives.ReadUInt32BigEndian(file[(int)at..]))
        {
            if (file.Slice((int)at + 4, 4).SequenceEqual("IEND"u8)) return true;
        }
        return false;
    }

    /// <summary>Only the first picture counts.</summary>
    private static bool IsInGif(ReadOnlySpan<byte> file)
    {
        const byte Extension = 0x21, Picture = 0x2C;
        var at = 13 + ColourTable(file, 10);
        while (at < file.Length && file[at] == Extension) at = AfterBlocks(file, at + 2);
        return at < file.Length && (file[at] != Picture || AfterBlocks(file, at + 11 + ColourTable(file, at + 9)) <= file.Length);
    }

    private static int ColourTable(ReadOnlySpan<byte> file, int flags) => flags < file.Length && file[flags] >= 0x80 ? 3 << ((file[flags] & 7) + 1) : 0;

    /// <summary>Where a chain of blocks, each with its length before it, has ended; beyond the file if it has not.</summary>
    private static int AfterBlocks(ReadOnlySpan<byte> file, int at)
    {
        while (at < file.Length && file[at] != 0) at += 1 + file[at];
        return at + 1;
    }

    private static bool IsInBmp(ReadOnlySpan<byte> file)
    {
        const int NewHeader = 40;
        const uint Uncompressed = 0, Masked = 3;
        if (file.Length < 34 || Number(file, 14) < NewHeader || Number(file, 30) is not (Uncompressed or Masked)) return true;
        var row = (((long)Number(file, 18) * BinaryPrimitives.ReadUInt16LittleEndian(file[28..])) + 31) / 32 * 4; // rows fill whole words
        return Number(file, 10) + (row * Math.Abs((long)(int)Number(file, 22))) <= file.Length;

        static uint Number(ReadOnlySpan<byte> file, int at) => BinaryPrimitives.ReadUInt32LittleEndian(file[at..]);
    }
}
