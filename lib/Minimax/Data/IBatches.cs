namespace Minimax.Data;

/// <summary>
/// An endless sequence of batches, by number. The batch of a step depends on the seed and the step alone, so a run that resumes at step
/// 1,000 sees what it would have seen had it never stopped.
/// </summary>
public interface IBatches
{
    /// <summary>Images in a batch, the same in each.</summary>
    int BatchSize { get; }

    /// <summary>Batches in one pass over the data; the images left over, fewer than a batch, wait for another pass.</summary>
    long StepsPerEpoch { get; }

    /// <summary>The batch of a step, counted from 0; its tensors belong to the caller.</summary>
    ImageBatch this[long step] { get; }
}
