namespace Minimax.Data;

/// <summary>The data sets of the course, and where each is to be had.</summary>
public static class DataSets
{
    /// <summary>Loaded by <see cref="Data.Mnist"/>.</summary>
    public static readonly DataSet Mnist = new(
        "mnist",
        "handwritten digits, 60,000 + 10,000 images, 28×28 grey",
        "none stated",
        "LeCun, Cortes and Burges, The MNIST database of handwritten digits",
        MnistFile("train-images-idx3-ubyte.gz", 9_912_422, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
        MnistFile("train-labels-idx1-ubyte.gz", 28_881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
        MnistFile("t10k-images-idx3-ubyte.gz", 1_648_877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
        MnistFile("t10k-labels-idx1-ubyte.gz", 4_542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"));

    /// <summary>Loaded by <see cref="Data.FashionMnist"/>.</summary>
    public static readonly DataSet FashionMnist = new(
        "fashion-mnist",
        "photographs of clothes, 60,000 + 10,000 images, 28×28 grey, in MNIST's format",
        "MIT, © 2017 Zalando SE",
        "Xiao, Rasul and Vollgraf, arXiv:1708.07747",
        FashionFile("train-images-idx3-ubyte.gz", 26_421_880, "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
        FashionFile("train-labels-idx1-ubyte.gz", 29_515, "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
        FashionFile("t10k-images-idx3-ubyte.gz", 4_422_102, "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
        FashionFile("t10k-labels-idx1-ubyte.gz", 5_148, "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"));

    /// <summary>Loaded by <see cref="Data.Cifar10"/>; there is a smaller form, made of JPEG copies.</summary>
    public static readonly DataSet Cifar10 = new(
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
                "25,000 + 10,000 images from JPEG copies, whose pixels are close to the original ones")));

    /// <summary>Loaded by <see cref="Data.MnistM"/>; the smaller form is the beginning of it.</summary>
    public static readonly DataSet MnistM = new(
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
                "the first 4,000 + 1,000 images")));

    /// <summary>Loaded by <see cref="Data.Horse2Zebra"/>; the smaller form has all photographs at half the size.</summary>
    public static readonly DataSet Horse2Zebra = new(
        "horse2zebra",
        "1,067 + 120 photographs of horses and 1,334 + 140 of zebras, 256×256 RGB, unpaired",
        "its photographs, from ImageNet, are for non-commercial research and education",
        "Zhu et al., CycleGAN, arXiv:1703.10593",
        new DataFile(
            new FileForm(
                "horse2zebra.zip",
                116_867_962,
                Checksum.Sha256("a74d9d392eecca9966b51287a76ca126af473d9de4f3e8fc0e9cda08fa1730a1"),
                "original",
                "https://efrosgans.eecs.berkeley.edu/cyclegan/datasets/horse2zebra.zip",
                "https://people.eecs.berkeley.edu/~taesung_park/CycleGAN/datasets/horse2zebra.zip"),
            new FileForm(
                "horse2zebra-128.zip",
                19_105_857,
                Checksum.Sha256("50188b0720c3437cf6c8efe22ce0895339f8a8f680dbcc77ad2fd8e046b02919"),
                "reduced to 128×128")));

    /// <summary>Loaded by <see cref="Data.Maps"/>; no checksum of the original is published.</summary>
    public static readonly DataSet Maps = new(
        "maps",
        "1,096 + 1,098 aerial photographs beside the maps of the same places, two times 600×600 RGB, paired",
        "its images, from Google Maps, belong to their owners",
        "Isola et al., pix2pix, arXiv:1611.07004",
        new DataFile(
            new FileForm(
                "maps.tar.gz",
                250_242_400,
                null,
                "original",
                "https://efrosgans.eecs.berkeley.edu/pix2pix/datasets/maps.tar.gz",
                "https://people.eecs.berkeley.edu/~tinghuiz/projects/pix2pix/datasets/maps.tar.gz"),
            new FileForm(
                "maps-128.zip",
                15_377_225,
                Checksum.Sha256("84a39d27bca99525ccc3126123f7623e11ff6ef9f067065bd8b39376af28ed52"),
                "1,096 + 200 pairs reduced to two times 128×128")));

    /// <summary>Loaded by <see cref="Data.Svhn"/>.</summary>
    public static readonly DataSet Svhn = new(
        "svhn",
        "house numbers from the street, cropped to their digits, 73,257 + 26,032 images, 32×32 RGB",
        "non-commercial use only",
        "Netzer et al., Reading Digits in Natural Images with Unsupervised Feature Learning (2011)",
        SvhnFile("train_32x32.mat", 182_040_794, "435e94d69a87fde4fd4d7f3dd208dfc32cb6ae8af2240d066de1df7508d083b8"),
        SvhnFile("test_32x32.mat", 64_275_384, "cdce80dfb2a2c4c6160906d0bd7c68ec5a99d7ca4831afa54f09182025b6a75b"));

    /// <summary>Loaded by <see cref="Data.CelebA"/>; put into its folder by hand.</summary>
    public static readonly DataSet CelebA = new(
        "celeba",
        "202,599 faces of well-known people, aligned, 178×218 RGB",
        "non-commercial research only, under an agreement that each user accepts",
        "Liu et al., Deep Learning Face Attributes in the Wild, arXiv:1411.7766",
        ByHand("img_align_celeba.zip", 1_443_490_838, "46fb89443c578308acf364d7d379fe1b9efb793042c0af734b6112e4fd3a8c74"),
        ByHand("list_eval_partition.txt", 2_836_386, "fc955bcb3ef8fbdf7d5640d9a8693a8431b5f2ee291a5c1449a1549e7e073fe7"))
    {
        Agreement = "CelebA comes under an agreement that only you can accept (non-commercial research, no passing on): read it at "
            + "https://mmlab.ie.cuhk.edu.hk/projects/CelebA.html. If you agree, follow that page's link to the aligned images, and download "
            + "Img/img_align_celeba.zip and Eval/list_eval_partition.txt.",
    };

    /// <summary>All of them, in the order in which the course meets them.</summary>
    public static readonly IReadOnlyList<DataSet> All = [Mnist, FashionMnist, Cifar10, MnistM, Horse2Zebra, Maps, Svhn, CelebA];

    /// <summary>
    /// MNIST's digits, downloaded first where they are not there yet; where they cannot be had, <see cref="Glyphs"/> of the same shape, and
    /// a sentence that says so.
    /// </summary>
    /// <param name="say">Told in a sentence which digits these are.</param>
    /// <param name="progress">Told of the downloads.</param>
    /// <param name="cancellation">Stops a download.</param>
    public static async Task<(ImageSet Train, ImageSet Test)> MnistOrGlyphsAsync(
        Action<string> say, IProgress<DownloadProgress>? progress = null, CancellationToken cancellation = default) =>
        await MnistOrGlyphsAsync(Mnist, new Downloader(DataFolder.Default), say, progress, cancellation);

    internal static async Task<(ImageSet Train, ImageSet Test)> MnistOrGlyphsAsync(
        DataSet mnist, Downloader downloader, Action<string> say, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        try
        {
            var folder = await downloader.FetchAsync(mnist, progress, cancellation);
            var digits = (Train: Data.Mnist.Load(folder, Split.Train), Test: Data.Mnist.Load(folder, Split.Test));
            say($"Training on MNIST: {digits.Train.Count:N0} images, and {digits.Test.Count:N0} to test with.");
            return digits;
        }
        catch (IOException e)
        {
            var digits = (Train: Glyphs.Draw(20_000, seed: 1), Test: Glyphs.Draw(5_000, seed: 2));
            say($"MNIST cannot be had ({e.Message.Split('\n')[0].TrimEnd('.')}), so these are Glyphs, {digits.Train.Count:N0} digits that the "
                + "library draws itself; numbers measured on them are not comparable with MNIST's.");
            return digits;
        }
    }

    private static DataFile MnistFile(string name, long bytes, string sha256) => new(new FileForm(
        name,
        bytes,
        Checksum.Sha256(sha256),
        "original",
        $"https://ossci-datasets.s3.amazonaws.com/mnist/{name}",
        $"https://storage.googleapis.com/cvdf-datasets/mnist/{name}"));

    private static DataFile FashionFile(string name, long bytes, string sha256) => new(new FileForm(
        name,
        bytes,
        Checksum.Sha256(sha256),
        "original",
        $"http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/{name}",
        $"https://storage.googleapis.com/tensorflow/tf-keras-datasets/{name}",
        $"https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion/{name}"));

    private static DataFile SvhnFile(string name, long bytes, string sha256) =>
        new(new FileForm(name, bytes, Checksum.Sha256(sha256), "original", $"http://ufldl.stanford.edu/housenumbers/{name}"));

    private static DataFile ByHand(string name, long bytes, string sha256) => new(new FileForm(name, bytes, Checksum.Sha256(sha256), "original"));
}
