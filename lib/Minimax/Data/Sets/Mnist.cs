namespace Minimax.Data;

/// <summary>MNIST's handwritten digits (LeCun, Cortes and Burges): 60,000 + 10,000 images, 28×28 grey.</summary>
public sealed class Mnist() : DataSet(
    "mnist",
    "handwritten digits, 60,000 + 10,000 images, 28×28 grey",
    "none stated",
    "LeCun, Cortes and Burges, The MNIST database of handwritten digits",
    Published("train-images-idx3-ubyte.gz", 9_912_422, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
    Published("train-labels-idx1-ubyte.gz", 28_881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
    Published("t10k-images-idx3-ubyte.gz", 1_648_877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
    Published("t10k-labels-idx1-ubyte.gz", 4_542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"))
{
    /// <summary>The ten digits, as labels number them.</summary>
    public static readonly IReadOnlyList<string> Classes = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    /// <summary>The digits, (N, 1, 28, 28), downloaded first where they are not there yet.</summary>
    /// <exception cref="DownloadException">They cannot be had.</exception>
    /// <exception cref="DataFileException">A file is damaged, or images and labels disagree in number.</exception>
    public Task<(ImageSet Train, ImageSet Test)> LoadAsync(IProgress<DownloadProgress>? progress = null, CancellationToken cancellation = default) =>
        LoadAsync(Load, progress, cancellation);

    internal ImageSet Load(string folder, Split split) => Load("MNIST", folder, split, Classes);

    /// <summary>Loads any set of MNIST's four files and ten classes.</summary>
    internal static ImageSet Load(string title, string folder, Split split, IReadOnlyList<string> classes)
    {
        var prefix = split == Split.Train ? "train" : "t10k";
        var labelsPath = Path.Combine(folder, $"{prefix}-labels-idx1-ubyte.gz");
        var images = Idx.Images(Path.Combine(folder, $"{prefix}-images-idx3-ubyte.gz")); // (N, 1, 28, 28)
        var labels = Idx.Labels(labelsPath);                                             // (N)

        if (labels.shape[0] != images.shape[0])
            throw new DataFileException(labelsPath, $"it holds {labels.shape[0]} labels for {images.shape[0]} images");
        if (labels.max().item<long>() >= classes.Count)
            throw new DataFileException(labelsPath, $"it holds the label {labels.max().item<long>()}, the largest can be {classes.Count - 1}");

        return new ImageSet($"{title} {split.Title}", images, labels, classes);
    }

    private static DataFile Published(string name, long bytes, string sha256) => Original(
        name,
        bytes,
        sha256,
        $"https://ossci-datasets.s3.amazonaws.com/mnist/{name}",
        $"https://storage.googleapis.com/cvdf-datasets/mnist/{name}");
}
