using System.Text.RegularExpressions;
using static TorchSharp.torch;

namespace Minimax.Data;

/// <summary>
/// CIFAR-10's binary version (Krizhevsky 2009), read straight out of its <c>.tar.gz</c>: batches of records, each one byte of label and
/// three planes of 32×32 bytes. A batch holds as many records as its size says.
/// </summary>
public static partial class Cifar10
{
    private const int Side = 32;
    private const int Record = 1 + (3 * Side * Side);

    /// <summary>What the labels 0 … 9 stand for.</summary>
    public static readonly IReadOnlyList<string> Classes =
        ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    /// <summary>The images of one split, (N, 3, 32, 32), from the folder that <c>DataSets.Cifar10</c> was fetched into.</summary>
    /// <exception cref="DataFileException">The archive is absent or damaged, lacks a batch, or holds half a record.</exception>
    public static ImageSet Load(string folder, Split split)
    {
        var path = DataSets.Cifar10.Files[0].In(folder);
        var batches = DataFileException.Explain(path, () => TarGz.Files(path, name => Pattern(split).IsMatch(name)).ToList());
        var expected = split == Split.Train ? 5 : 1;
        if (batches.Count != expected) throw new DataFileException(path, $"it holds {batches.Count} of {expected} batches of the {split} split");

        var ordered = batches.OrderBy(batch => batch.Name, StringComparer.Ordinal).ToList();
        foreach (var (name, content) in ordered) Check(content, $"{path}: {name}");

        var images = new byte[ordered.Sum(batch => batch.Content.Length / Record) * (Record - 1)];
        var labels = new long[images.Length / (Record - 1)];
        var next = 0;
        foreach (var (_, content) in ordered)
        {
            for (var at = 0; at < content.Length; at += Record, next++)
            {
                labels[next] = content[at];
                content.AsSpan(at + 1, Record - 1).CopyTo(images.AsSpan(next * (Record - 1)));
            }
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

    private static Regex Pattern(Split split) => split == Split.Train ? TrainBatch() : TestBatch();

    [GeneratedRegex("(^|/)data_batch_[1-5]\\.bin$")]
    private static partial Regex TrainBatch();

    [GeneratedRegex("(^|/)test_batch\\.bin$")]
    private static partial Regex TestBatch();
}
