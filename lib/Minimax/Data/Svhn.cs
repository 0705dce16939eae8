using static TorchSharp.torch;

namespace Minimax.Data;

/// <summary>The Street View House Numbers, cropped to digits (Netzer et al. 2011): 73,257 + 26,032 images, 32×32 RGB.</summary>
public static class Svhn
{
    private const int Side = 32;

    /// <summary>The digits of one split, (N, 3, 32, 32), from the folder that <c>DataSets.Svhn</c> was fetched into.</summary>
    /// <exception cref="DataFileException">A file is absent or damaged, or images and labels disagree in number.</exception>
    public static ImageSet Load(string folder, Split split)
    {
        var path = DataSets.Svhn.Files[split == Split.Train ? 0 : 1].In(folder);
        var file = MatFile.Read(path);
        var (images, labels) = (file.Array("X", 4), file.Array("y", 2));
        if (images.Shape is not [Side, Side, 3, > 0 and var count])
            throw new DataFileException(path, $"its images are {string.Join(" x ", images.Shape)}, expected 32 x 32 x 3 x N");
        if (labels.Values.Length != count) throw new DataFileException(path, $"it holds {labels.Values.Length} labels for {count} images");
        if (labels.Values.Max() > 10) throw new DataFileException(path, $"it holds the label {labels.Values.Max()}, the largest can be 10");

        using var columns = tensor(images.Values, [count, 3, Side, Side], ScalarType.Byte); // (N, C, W, H): MATLAB's first dimension runs fastest
        var rows = columns.transpose(2, 3).contiguous();                                    // (N, C, H, W)
        return new ImageSet($"SVHN {split.Title}", rows, tensor(Array.ConvertAll(labels.Values, label => label % 10L)), Mnist.Classes); // 10 stands for 0
    }
}
