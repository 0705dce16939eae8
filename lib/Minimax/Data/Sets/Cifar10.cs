using static TorchSharp.torch;

namespace Minimax.Data;

/// <summary>
/// CIFAR-10's binary version (Krizhevsky 2009), read straight out of its <c>.tar.gz</c>: batches of records, each one byte of label and
/// three planes of 32×32 bytes. A batch holds as many records as its size says; there is a smaller form, made of JPEG copies.
/// </summary>
public sealed class Cifar10() : DataSet(
    "cifar10",
    "photographs of ten kinds of things, 50,000 + 10,000 images, 32×32 RGB",
    "none stated",
    "Krizhevsky, Learning Multiple Layers of Features from Tiny Images (2009)",
    new DataFile(
        new FileForm(
            "cifar-10-binary.tar.gz",
            170_052_171,
            Checksum.Sha256("c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd"),
            "original",
            "https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz",
            "https://cave.cs.toronto.edu/kriz/cifar-10-binary.tar.gz"),
        new FileForm(
            "cifar-10-binary.tar.gz",
            101_079_141,
            Checksum.Sha256("6a3d363b485e27c98a9928b96d483f61adae4aa5e23c45e1983e867c1c3c758f"),
            "25,000 + 10,000 images from JPEG copies, whose pixels are close to the original ones")))
{
    /// <summary>What the labels 0 … 9 stand for.</summary>
    public static readonly IReadOnlyList<string> Classes =
        ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    private const int Side = 32;
    private const int Pixels = 3 * Side * Side;
    private const int Record = 1 + Pixels;

    private static readonly string[] TrainBatches = [.. Enumerable.Range(1, 5).Select(n => $"data_batch_{n}.bin")];
    private static readonly string[] TestBatches = ["test_batch.bin"];

    /// <summary>The photographs, (N, 3, 32, 32), downloaded first where they are not there yet.</summary>
    /// <exception cref="DownloadException">They cannot be had.</exception>
    /// <exception cref="DataFileException">The archive is damaged, lacks a batch, or holds half a record.</exception>
    public async Task<(ImageSet Train, ImageSet Test)> LoadAsync(
        IProgress<DownloadProgress>? progress = null, CancellationToken cancellation = default)
    {
        var path = Files[0].In(await FetchAsync(progress, cancellation));
        var batches = Batches(path); // of both splits: to unpack them takes longer than all else
        return (Load(path, batches, Split.Train), Load(path, batches, Split.Test));
    }

    internal ImageSet Load(string folder, Split split)
    {
        var path = Files[0].In(folder);
        return Load(path, Batches(path), split);
    }

    private static Dictionary<string, byte[]> Batches(string path) => DataFileException.Explain(path, () =>
    {
        var batches = new Dictionary<string, byte[]>();
        foreach (var (name, content) in PackedTar.Files(path, name => TrainBatches.Concat(TestBatches).Contains(Path.GetFileName(name))))
            batches[Path.GetFileName(name)] = content;
        return batches;
    });

    private static ImageSet Load(string path, Dictionary<string, byte[]> batches, Split split)
    {
        var names = split == Split.Train ? TrainBatches : TestBatches;
        if (names.Count(batches.ContainsKey) is var count && count < names.Length)
            throw new DataFileException(path, $"it holds {count} of {names.Length} batches of the {split} split");
        foreach (var name in names) Check(batches[name], $"{path}: {name}");

        var images = new byte[names.Sum(name => batches[name].Length / Record) * Pixels];
        var labels = new long[images.Length / Pixels];
        var next = 0;
        foreach (var record in names.SelectMany(name => batches[name].Chunk(Record)))
        {
            labels[next] = record[0];
            record.AsSpan(1).CopyTo(images.AsSpan(Pixels * next++));
        }
        return new ImageSet($"CIFAR-10 {split.Title}", tensor(images, [labels.Length, 3, Side, Side], ScalarType.Byte), tensor(labels), Classes);
    }

    private static void Check(byte[] content, string where)
    {
        if (content.Length == 0 || content.Length % Record != 0)
            throw new DataFileException(where, $"{content.Length:N0} bytes are no whole number of records of {Record:N0}");
        for (var at = 0; at < content.Length; at += Record)
        {
            if (content[at] >= 10) throw new DataFileException(where, $"record {at / Record} has the label {content[at]}, the largest can be 9");
        }
    }
}
