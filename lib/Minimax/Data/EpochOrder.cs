namespace Minimax.Data;

/// <summary>Which images the batch of a step holds: every epoch visits each image at most once, in an order of its own.</summary>
internal sealed class EpochOrder
{
    private readonly int count;
    private readonly ulong seed;

    public EpochOrder(long count, int batchSize, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        if (count < batchSize) throw new ArgumentException($"A batch of {batchSize} cannot be drawn from {count} images.", nameof(batchSize));

        this.count = checked((int)count);
        this.seed = seed;
        BatchSize = batchSize;
        StepsPerEpoch = count / batchSize;
    }

    public int BatchSize { get; }

    public long StepsPerEpoch { get; }

    public (long Epoch, int Start) Locate(long step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        var (epoch, within) = Math.DivRem(step, StepsPerEpoch);
        return (epoch, (int)within * BatchSize);
    }

    public long[] Permutation(long epoch) => SplitMix64.Stream(seed, (ulong)epoch).Permutation(count);
}
