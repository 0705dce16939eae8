using static TorchSharp.torch;

namespace Minimax.Data;

/// <summary>
/// Batches of an <see cref="ImageSet"/> in an order that <paramref name="seed"/> fixes: Fisher and Yates' shuffle by
/// <see cref="SplitMix64"/>, stream e for epoch e, the same on every machine. The batch of a step depends on the seed and the step alone,
/// so a run that resumes at step 1,000 sees what it would have seen had it never stopped. Two sets of equal size with the same seed are
/// shuffled alike, so paired images stay paired. Safe to call from several threads.
/// </summary>
/// <param name="set">Where the images lie; the batches come out on the same device.</param>
/// <param name="batchSize">Images in a batch.</param>
/// <param name="seed">Fixes the order of every epoch.</param>
/// <param name="range">What the pixels become.</param>
public sealed class ShuffledBatches(ImageSet set, int batchSize, ulong seed, PixelRange range = PixelRange.Signed) : IDisposable
{
    private readonly EpochOrder order = new(set.Count, batchSize, seed);
    private readonly Lock gate = new();
    private Tensor? indices; // (N) int64, on the set's device: the order of the epoch that was asked for last
    private long indicesOf = -1;

    /// <summary>Images in a batch, the same in each.</summary>
    public int BatchSize => order.BatchSize;

    /// <summary>Batches in one pass over the data; the images left over, fewer than a batch, wait for another pass.</summary>
    public long StepsPerEpoch => order.StepsPerEpoch;

    /// <summary>The batch of a step, counted from 0; its tensors belong to the caller.</summary>
    public ImageBatch this[long step]
    {
        get
        {
            var (epoch, start) = order.Locate(step);
            using var chosen = Chosen(epoch, start); // (B)
            return set.Batch(chosen, range);
        }
    }

    /// <summary>Frees the order of the epoch; the set stays the caller's.</summary>
    public void Dispose() => indices?.Dispose();

    private Tensor Chosen(long epoch, int start)
    {
        lock (gate)
        {
            if (indicesOf != epoch)
            {
                indices?.Dispose();
                indices = tensor(order.Permutation(epoch), device: set.Images.device).DetachFromDisposeScope();
                indicesOf = epoch;
            }
            return indices!.narrow(0, start, BatchSize);
        }
    }
}
