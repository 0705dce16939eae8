using static TorchSharp.torch;

namespace Minimax.Data;

/// <summary>
/// Batches of pictures that do not fit into memory: decoded on all cores, a few batches ahead of the step that trains. The order is that
/// of <see cref="ShuffledBatches"/>. One thread asks.
/// </summary>
public sealed class StreamedBatches : IDisposable
{
    private readonly ImageFiles files;
    private readonly IReadOnlyList<string> names;
    private readonly EpochOrder order;
    private readonly Dictionary<long, Task<Tensor>> decoding = []; // by step
    private long[] indices = [];
    private long indicesOf = -1;

    /// <param name="files">Where the pictures are; stays the caller's.</param>
    /// <param name="names">Which of them.</param>
    /// <param name="size">Height and width of an image: the middle square of a picture, averaged down.</param>
    /// <param name="batchSize">Images in a batch.</param>
    /// <param name="seed">Fixes the order of every epoch.</param>
    public StreamedBatches(ImageFiles files, IReadOnlyList<string> names, int size, int batchSize, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        (this.files, this.names, Size) = (files, names, size);
        order = new EpochOrder(names.Count, batchSize, seed);
    }

    /// <summary>Height and width of an image.</summary>
    public int Size { get; }

    /// <summary>What the pixels become.</summary>
    public PixelRange Range { get; init; } = PixelRange.Signed;

    /// <summary>The part of each picture that is taken.</summary>
    public Crop Crop { get; init; } = Crop.Whole;

    /// <summary>Where the batches go.</summary>
    public Device Device { get; init; } = CPU;

    /// <summary>How many batches are decoded before they are asked for.</summary>
    public int Ahead { get; init; } = 2;

    /// <summary>Images in a batch, the same in each.</summary>
    public int BatchSize => order.BatchSize;

    /// <summary>Batches in one pass over the data; the images left over, fewer than a batch, wait for another pass.</summary>
    public long StepsPerEpoch => order.StepsPerEpoch;

    /// <summary>The batch of a step, counted from 0; its tensors belong to the caller.</summary>
    public ImageBatch this[long step]
    {
        get
        {
            foreach (var other in decoding.Keys.Where(s => s < step || s > step + Ahead).ToList()) Drop(other);
            for (var s = step; s <= step + Ahead; s++)
            {
                if (!decoding.ContainsKey(s)) decoding.Add(s, Decode(s));
            }

            decoding.Remove(step, out var task);
            using var bytes = task!.GetAwaiter().GetResult(); // (B, 3, size, size) uint8
            using var there = bytes.to(Device);
            return new ImageBatch(ImageSet.Scale(there, Range), zeros(BatchSize, ScalarType.Int64, Device));
        }
    }

    /// <summary>Lets go of what was decoded ahead.</summary>
    public void Dispose()
    {
        foreach (var step in decoding.Keys.ToList()) Drop(step);
    }

    private Task<Tensor> Decode(long step)
    {
        var (epoch, start) = order.Locate(step);
        if (indicesOf != epoch) (indices, indicesOf) = (order.Permutation(epoch), epoch);
        var chosen = indices.AsSpan(start, BatchSize).ToArray();
        return Task.Run(() => files.Decode(Array.ConvertAll(chosen, i => names[(int)i]), Size, Crop));
    }

    private void Drop(long step)
    {
        decoding.Remove(step, out var task);
        task!.ContinueWith(done => done.Result.Dispose(), TaskContinuationOptions.OnlyOnRanToCompletion | TaskContinuationOptions.ExecuteSynchronously);
    }
}
