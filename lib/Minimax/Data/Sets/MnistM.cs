using System.Text;
using static TorchSharp.torch;

namespace Minimax.Data;

/// <summary>
/// MNIST-M (Ganin et al. 2016): image i shows the digit of MNIST's image i over a patch of a photograph, 32×32 RGB. The smaller form is
/// the beginning of it.
/// </summary>
public sealed class MnistM() : DataSet(
    "mnist-m",
    "MNIST's digits blended with patches of photographs, 59,001 + 9,001 images, 32×32 RGB",
    "its photographs, from BSDS500, are for research and education, not for commerce",
    "Ganin et al., Domain-Adversarial Training of Neural Networks, JMLR 17 (2016)",
    new DataFile(
        new FileForm(
            "mnist_m.tar.gz",
            null,
            Checksum.Md5("859df31c91afe82e80e5012ba928f279"),
            "original",
            "https://cornell.box.com/shared/static/jado7quprg6hzzdubvwzh9umr75damwi",
            "https://drive.google.com/uc?export=download&confirm=t&id=0B_tExHiYS-0veklUZHFYT19KYjg"),
        new FileForm(
            "mnist-m.zip",
            10_637_316,
            Checksum.Sha256("2865c4a6fe78e32aa94a245f386ea9ddd79170666a71ab413efa8365ed8c9cb7"),
            "the first 4,000 + 1,000 images")))
{
    private const int Side = 32;

    /// <summary>The digits, (N, 3, 32, 32), in MNIST's order, downloaded first where they are not there yet.</summary>
    /// <exception cref="DownloadException">They cannot be had.</exception>
    /// <exception cref="DataFileException">The archive is damaged, or a line of its label file is not <c>FILE DIGIT</c>.</exception>
    public Task<(ImageSet Train, ImageSet Test)> LoadAsync(IProgress<DownloadProgress>? progress = null, CancellationToken cancellation = default) =>
        LoadAsync(Load, progress, cancellation);

    internal ImageSet Load(string folder, Split split)
    {
        using var files = ImageFiles.Open(Files[0].In(folder));
        var labelled = Labels(files, $"mnist_m/mnist_m_{split.Title}_labels.txt");
        var names = labelled.Select(line => $"mnist_m/mnist_m_{split.Title}/{line.File}").ToList();
        var labels = labelled.Select(line => line.Digit).ToArray();
        return new ImageSet($"MNIST-M {split.Title}", files.Decode(names, Side, Crop.Whole), tensor(labels), Mnist.Classes);
    }

    private static List<(string File, long Digit)> Labels(ImageFiles files, string name)
    {
        var labels = new List<(string, long)>();
        foreach (var line in Encoding.UTF8.GetString(files.Read(name)).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split(' ') is not [var file, [>= '0' and <= '9' and var digit]])
                throw new DataFileException($"{files.Path}/{name}", $"line {labels.Count + 1} is not a file and a digit");
            labels.Add((file, digit - '0'));
        }
        return labels.Count > 0 ? labels : throw new DataFileException($"{files.Path}/{name}", "it holds no labels");
    }
}
