namespace Minimax.Data;

/// <summary>MNIST's handwritten digits (LeCun, Cortes and Burges): 60,000 + 10,000 images, 28×28 grey.</summary>
public static class Mnist
{
    /// <summary>The ten digits, as labels number them.</summary>
    public static readonly IReadOnlyList<string> Classes = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    /// <summary>The digits of one split, (N, 1, 28, 28), from the folder that <c>DataSets.Mnist</c> was fetched into.</summary>
    /// <exception cref="DataFileException">A file is absent or damaged, or images and labels disagree in number.</exception>
    public static ImageSet Load(string folder, Split split) => Load("MNIST", folder, split, Classes);

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
}
