using System.Buffers.Binary;
using System.Diagnostics;
using Minimax.Data;
using Minimax.Tests.Data.Molecules;
using SixLabors.ImageSharp.PixelFormats;

namespace Minimax.Tests.Data;

/// <summary>
/// Damaged files, some 6,400 of them: each is refused with one line that names it, or read right. None crashes, hangs, or takes more memory
/// than its size justifies.
/// </summary>
[Collection(nameof(Alone))]
public sealed class FuzzTests : IDisposable
{
    private const int FilesOfAFormat = 715; // nine times

    private const string BaselineJpeg =
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBD"
        + "AQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAQABgDASIAAhEBAxEB/8QAFwAAAwEA"
        + "AAAAAAAAAAAAAAAAAAQGBf/EAB4QAAEDBAMAAAAAAAAAAAAAAAAEBSEBAgMxIjJi/8QAFgEBAQEAAAAAAAAAAAAAAAAABAEG/8QAHREAAAYDAQAAAAAAAAAAAAAA"
        + "AAEDBAUSESExE//aAAwDAQACEQMRAD8AkrUE6GsKCdFJa2eRnC2T1ByD9T0PYKwkSwWxiJkE0gCuStk04gVu/Up0aVORKvR//9k=";

    private const string ProgressiveJpeg =
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBD"
        + "AQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wgARCAAQABgDASIAAhEBAxEB/8QAFwAAAwEA"
        + "AAAAAAAAAAAAAAAAAAMFBP/EABYBAQEBAAAAAAAAAAAAAAAAAAMABf/aAAwDAQACEAMQAAABkNpNEsJXLS//xAAZEAACAwEAAAAAAAAAAAAAAAAAAgEDEhP/2gAI"
        + "AQEAAQUCwQgqHMisWs//xAAYEQACAwAAAAAAAAAAAAAAAAAABAIDIf/aAAgBAwEBPwGhgixh/8QAGREAAwADAAAAAAAAAAAAAAAAAAIDBBES/9oACAECAQE/Aci7"
        + "dE7to//EABQQAQAAAAAAAAAAAAAAAAAAACD/2gAIAQEABj8CX//EABcQAAMBAAAAAAAAAAAAAAAAAAABYRD/2gAIAQEAAT8hW9UkyZ//2gAMAwEAAgADAAAAEOP/"
        + "AP/EABgRAAIDAAAAAAAAAAAAAAAAAAABESFB/9oACAEDAQE/EFwrE6P/xAAXEQEAAwAAAAAAAAAAAAAAAAAAESFB/9oACAECAQE/EJS2q//EABgQAAMBAQAAAAAA"
        + "AAAAAAAAAAABITEQ/9oACAEBAAE/EK4VwupxVFUP/9k=";

    private static readonly uint[] Extremes = [0, 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0xFFFFFF7F, 0x00000080];

    private static readonly byte[] Picture = ImageFilesTests.Png(24, 16, (x, y) => new Rgba32((byte)(10 * x), (byte)(16 * y), (byte)(x * y)));

    private static readonly byte[] Digits = Archives.Idx([5, 28, 28], [.. Enumerable.Range(0, 5 * 784).Select(i => (byte)(i * i % 251))]);

    private static readonly byte[] Batch =
        Archives.Tar(("cifar-10-batches-bin/test_batch.bin", [.. Enumerable.Range(0, 2 * 3073).Select(i => (byte)(i % 3073 == 0 ? 3 : i))]));

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Damaged_idx_files_are_refused_or_read_right() =>
        Fuzz("digits", random => Mutate(random, Digits), path => Idx.Images(path).Dispose());

    [Fact]
    public void Damaged_gzipped_idx_files_are_refused_or_read_right()
    {
        var packed = Archives.Gzip(Digits);
        var right = Digits[16..];
        Fuzz("digits.gz", random => Mutate(random, packed), path => Idx.Images(path).data<byte>().ToArray().ShouldBe(right));
    }

    [Fact]
    public void Damaged_gzips_of_an_archive_are_refused_or_read_right()
    {
        var packed = Archives.Gzip(Batch);
        Fuzz("cifar-10-binary.tar.gz", random => Mutate(random, packed), _ =>
        {
            using var set = DataSets.Cifar10.Load(folder.Path, Split.Test);
            set.Labels.data<long>().ToArray().ShouldBe([3L, 3]);
            set.Images[1, 0, 0, 0].item<byte>().ShouldBe((byte)(3074 % 256));
        });
    }

    [Fact]
    public void Archives_damaged_within_their_gzip_are_refused_or_read() =>
        Fuzz("cifar-10-binary.tar.gz", random => Archives.Gzip(Mutate(random, Batch)), _ => DataSets.Cifar10.Load(folder.Path, Split.Test).Dispose());

    [Fact]
    public void Damaged_bzip2s_of_molecules_are_refused_or_read_right()
    {
        var packed = Archives.BZip2(Archives.Tar(("dsgdb9nsd_000001.xyz", Qm9WholeTests.Methane), ("dsgdb9nsd_000022.xyz", Qm9WholeTests.Methanol)));
        Fuzz("molecules.tar.bz2", random => Mutate(random, packed), path => string.Join(" ", Qm9Whole.Load(path, size: 2).Molecules).ShouldBe("C CO"));
    }

    [Fact]
    public void Damaged_zips_are_refused_or_read_right()
    {
        var jpeg = Convert.FromBase64String(BaselineJpeg);
        var zip = Archives.Zip(("a/p.png", Picture), ("a/q.jpg", jpeg));
        Fuzz("set.zip", random => Mutate(random, zip), path =>
        {
            using var files = ImageFiles.Open(path);
            foreach (var content in files.Names.Select(files.Read)) (content.SequenceEqual(Picture) || content.SequenceEqual(jpeg)).ShouldBeTrue();
        });
    }

    [Fact]
    public void Damaged_pngs_are_refused_or_read() => Fuzz(
        "p.png",
        random => random.Next(2) == 0 ? Mutate(random, Picture) : Archives.WithPngChecksums(Mutate(random, Picture)),
        Decode);

    [Fact]
    public void Damaged_jpegs_are_refused_or_read()
    {
        byte[][] jpegs = [Convert.FromBase64String(BaselineJpeg), Convert.FromBase64String(ProgressiveJpeg)];
        Fuzz("p.jpg", random => Mutate(random, jpegs[random.Next(2)]), Decode);
    }

    [Fact]
    public void Damaged_pictures_of_other_formats_are_refused_or_read()
    {
        using var gradient = ImageFilesTests.Gradient(24);
        byte[][] files = [.. new[] { "bmp", "gif", "webp", "tiff" }.Select(format => ImageFilesTests.Encode(format, gradient))];
        Fuzz("p.bmp", random => Mutate(random, files[random.Next(files.Length)]), Decode); // what a file is, its content says
    }

    private static void Decode(string path)
    {
        using var files = ImageFiles.Open(Path.GetDirectoryName(path)!);
        files.Load("x", files.Names, size: 16).Dispose();
    }

    private void Fuzz(string name, Func<Random, byte[]> damage, Action<string> read)
    {
        var refused = 0;
        for (var seed = 0; seed < FilesOfAFormat; seed++)
        {
            var file = damage(new Random(seed));
            var path = folder.Write(name, file);
            var watch = Stopwatch.StartNew();
            var before = GC.GetTotalAllocatedBytes();
            try
            {
                read(path);
            }
            catch (DataFileException e)
            {
                refused++;
                e.Message.ShouldContain(folder.Path, customMessage: $"seed {seed}");
                e.Message.ShouldNotContain("\n", customMessage: $"seed {seed}");
            }
            catch (Exception e)
            {
                Assert.Fail($"seed {seed}: {e}");
            }
            var allocated = GC.GetTotalAllocatedBytes() - before;
            allocated.ShouldBeLessThan(4_000_000 + (16_384L * file.Length), $"seed {seed}");
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5), $"seed {seed}");
        }
        refused.ShouldBeInRange(FilesOfAFormat / 10, FilesOfAFormat); // the damage was felt
    }

    /// <summary>One to three blows: a bit, a byte, a length, a piece lost, a piece doubled, the end cut off.</summary>
    private static byte[] Mutate(Random random, byte[] original)
    {
        var bytes = original.ToArray();
        for (var blows = random.Next(1, 4); blows > 0 && bytes.Length > 8; blows--)
        {
            var at = random.Next(bytes.Length);
            var length = random.Next(1, Math.Min(64, bytes.Length - at) + 1);
            switch (random.Next(6))
            {
                case 0: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 1: bytes[at] = (byte)random.Next(256); break;
                case 2: BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(Math.Min(at, bytes.Length - 4)), Extremes[random.Next(Extremes.Length)]); break;
                case 3: bytes = [.. bytes[..at], .. bytes[(at + length)..]]; break;
                case 4: bytes = [.. bytes[..at], .. bytes[at..(at + length)], .. bytes[at..]]; break;
                default: bytes = bytes[..at]; break;
            }
        }
        return bytes;
    }

}
