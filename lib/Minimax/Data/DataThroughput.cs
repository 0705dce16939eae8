using System.Diagnostics;

namespace Minimax.Data;

/// <summary>How fast the loaders are here, for <c>minimax bench data</c>.</summary>
public static class DataThroughput
{
    /// <summary>Images a second that come out of memory as float batches, shuffled, labels and scaling included.</summary>
    /// <param name="set">On the device that is measured.</param>
    /// <param name="batchSize">Images in a batch.</param>
    /// <param name="steps">Batches that are timed, after a tenth as many to warm up.</param>
    public static double Batches(ImageSet set, int batchSize = 64, int steps = 5000)
    {
        using var batches = new ShuffledBatches(set, batchSize, seed: 1);
        for (var step = 0; step < steps / 10; step++) Free(batches[step]);

        var began = Stopwatch.GetTimestamp();
        for (var step = 0; step < steps; step++) Free(batches[step]);
        return (double)batchSize * steps / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>Pictures a second that are read from their archive and decoded to planes of bytes.</summary>
    /// <param name="files">The archive or folder.</param>
    /// <param name="size">Height and width of an image.</param>
    /// <param name="threads">How many decode at the same time.</param>
    public static double Decoding(ImageFiles files, int size, int threads)
    {
        var area = 3 * size * size;
        var began = Stopwatch.GetTimestamp();
        Parallel.ForEach(files.Names, new ParallelOptions { MaxDegreeOfParallelism = threads }, () => new byte[area], (name, _, target) =>
        {
            ImageDecoder.Decode(files.Read(name), name, Crop.Whole, size, target);
            return target;
        }, _ => { });
        return files.Names.Count / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>How long CIFAR-10 takes from its archive to two sets in memory.</summary>
    /// <param name="folder">Holds the archive.</param>
    public static TimeSpan Cifar10Loading(string folder)
    {
        var began = Stopwatch.GetTimestamp();
        Cifar10.Load(folder, Split.Train).Dispose();
        Cifar10.Load(folder, Split.Test).Dispose();
        return Stopwatch.GetElapsedTime(began);
    }

    private static void Free(ImageBatch batch)
    {
        batch.Images.Dispose();
        batch.Labels.Dispose();
    }
}
