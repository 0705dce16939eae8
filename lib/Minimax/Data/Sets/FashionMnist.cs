namespace Minimax.Data;

/// <summary>Fashion-MNIST (Xiao, Rasul and Vollgraf 2017): clothes in MNIST's place, 60,000 + 10,000 images, 28×28 grey.</summary>
public sealed class FashionMnist() : DataSet(
    "fashion-mnist",
    "photographs of clothes, 60,000 + 10,000 images, 28×28 grey, in MNIST's format",
    "MIT, © 2017 Zalando SE",
    "Xiao, Rasul and Vollgraf, arXiv:1708.07747",
    Published("train-images-idx3-ubyte.gz", 26_421_880, "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
    Published("train-labels-idx1-ubyte.gz", 29_515, "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
    Published("t10k-images-idx3-ubyte.gz", 4_422_102, "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
    Published("t10k-labels-idx1-ubyte.gz", 5_148, "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"))
{
    /// <summary>What the labels 0 … 9 stand for.</summary>
    public static readonly IReadOnlyList<string> Classes =
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

    /// <summary>The clothes, (N, 1, 28, 28), downloaded first where they are not there yet.</summary>
    /// <exception cref="DownloadException">They cannot be had.</exception>
    /// <exception cref="DataFileException">A file is damaged, or images and labels disagree in number.</exception>
    public Task<(ImageSet Train, ImageSet Test)> LoadAsync(IProgress<DownloadProgress>? progress = null, CancellationToken cancellation = default) =>
        LoadAsync(Load, progress, cancellation);

    internal ImageSet Load(string folder, Split split) => Mnist.Load("Fashion-MNIST", folder, split, Classes);

    private static DataFile Published(string name, long bytes, string sha256) => Original(
        name,
        bytes,
        sha256,
        $"http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/{name}",
        $"https://storage.googleapis.com/tensorflow/tf-keras-datasets/{name}",
        $"https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion/{name}");
}
