namespace Minimax.Data;

/// <summary>The data sets of the course.</summary>
public static class DataSets
{
    /// <summary>Handwritten digits.</summary>
    public static readonly Mnist Mnist = new();

    /// <summary>Clothes, in MNIST's place.</summary>
    public static readonly FashionMnist FashionMnist = new();

    /// <summary>Small photographs of ten kinds of things.</summary>
    public static readonly Cifar10 Cifar10 = new();

    /// <summary>MNIST's digits over photographs.</summary>
    public static readonly MnistM MnistM = new();

    /// <summary>Photographs of horses and of zebras.</summary>
    public static readonly Horse2Zebra Horse2Zebra = new();

    /// <summary>Aerial photographs and the maps of the same places.</summary>
    public static readonly Maps Maps = new();

    /// <summary>House numbers.</summary>
    public static readonly Svhn Svhn = new();

    /// <summary>Faces.</summary>
    public static readonly CelebA CelebA = new();

    /// <summary>Lines of plays: text.</summary>
    public static readonly TinyShakespeare TinyShakespeare = new();

    /// <summary>Small molecules.</summary>
    public static readonly Qm9 Qm9 = new();

    /// <summary>All small molecules of the set that <see cref="Qm9"/> is a part of.</summary>
    public static readonly Qm9Whole Qm9Whole = new();

    /// <summary>All of them, in the order in which the course meets them.</summary>
    public static readonly IReadOnlyList<DataSet> All =
        [Mnist, FashionMnist, Cifar10, MnistM, Horse2Zebra, Maps, Svhn, CelebA, TinyShakespeare, Qm9, Qm9Whole];

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
            var digits = (Train: Mnist.Load(folder, Split.Train), Test: Mnist.Load(folder, Split.Test));
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
}
