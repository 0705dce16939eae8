using static TorchSharp.torch;

namespace Minimax.Data;

/// <summary>The Street View House Numbers, cropped to digits (Netzer et al. 2011): 73,257 + 26,032 images, 32×32 RGB.</summary>
public sealed class Svhn() : DataSet(
    "svhn",
    "house numbers from the street, cropped to their digits, 73,257 + 26,032 images, 32×32 RGB",
    "non-commercial use only",
    "Netzer et al., Reading Digits in Natural Images with Unsupervised Feature Learning (2011)",
    Published("train_32x32.mat", 182_040_794, "435e94d69a87fde4fd4d7f3dd208dfc32cb6ae8af2240d066de1df7508d083b8"),
    Published("test_32x32.mat", 64_275_384, "cdce80dfb2a2c4c6160906d0bd7c68ec5a99d7ca4831afa54f09182025b6a75b"))
{
    private const int Side = 32;

    /// <summary>The digits, (N, 3, 32, 32), downloaded first where they are not there yet.</summary>
    /// <exception cref="DownloadException">They cannot be had.</exception>
    /// <exception cref="DataFileException">A file is damaged, or images and labels disagree in number.</exception>
    public Task<(ImageSet Train, ImageSet Test)> LoadAsync(IProgress<DownloadProgress>? progress = null, CancellationToken cancellation = default) =>
        LoadAsync(Load, progress, cancellation);

    internal ImageSet Load(string folder, Split split)
    {
        var path = Files[split == Split.Train ? 0 : 1].In(folder);
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

    private static DataFile Published(string name, long bytes, string sha256) =>
        Original(name, bytes, sha256, $"http://ufldl.stanford.edu/housenumbers/{name}");
}
