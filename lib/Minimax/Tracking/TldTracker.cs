using Minimax.Layers;
using Minimax.Metrics;
using static TorchSharp.torch;

namespace Minimax.Tracking;

/// <summary>
/// Kalal, Mikolajczyk and Matas, "Tracking-Learning-Detection" (IEEE TPAMI 2012), in small: a tracker goes from frame to frame and drifts, a detector looks
/// everywhere and knows only what it has been shown, and learning lets each mend the other.
/// </summary>
/// <remarks>
/// Deviations: the tracker compares the last patch with those around it, where the paper follows points by their optical flow; the detector is the paper's
/// last stage alone, the nearest neighbour, without the cascade before it.
/// </remarks>
public sealed class TldTracker
{
    private const int Patch = 10;                              // pixels a side, as all boxes are compared
    private const int Stride = 4;                              // of the detector's grid, in pixels
    private const double Sure = 0.6, Alike = 0.7;              // relative similarities: what is believed, and what is known already
    private const double Far = 0.2;                            // overlap below which a box is somewhere else
    private const int MostLearnt = 100;                        // examples of each kind
    private static readonly double[] Scales = [0.8, 1, 1.25];  // of the detector, in sides of the first box

    private readonly List<Tensor> yes = [];
    private readonly List<Tensor> no = [];

    /// <summary>Follows an object.</summary>
    /// <param name="frames">(T, 1, S, S) in [-1, 1].</param>
    /// <param name="first">(3): the box in the first frame.</param>
    /// <param name="stop">Looked at before each frame.</param>
    /// <returns>(T, 3): a box in each frame.</returns>
    public Tensor Track(Tensor frames, Tensor first, CancellationToken stop = default)
    {
        using var scope = NewDisposeScope();
        using var still = no_grad();
        var (found, everywhere) = (new List<Tensor> { first }, Grid(first, frames.shape[^1]));
        Forget();
        yes.Add(Patches(frames[0], first.unsqueeze(0)).DetachFromDisposeScope());
        Learn(frames[0], first, everywhere);
        for (var t = 1; t < frames.shape[0]; t++)
        {
            stop.ThrowIfCancellationRequested();
            found.Add(Next(frames[t - 1], frames[t], found[^1], everywhere));
        }

        return stack([.. found]).MoveToOuterDisposeScope();
    }

    /// <summary>The tracker's box or the detector's, whichever is more like the object; if it is enough like it, it is learnt from.</summary>
    private Tensor Next(Tensor before, Tensor now, Tensor last, Tensor everywhere)
    {
        using var scope = NewDisposeScope();
        var boxes = stack([Follow(before, now, last), Detect(now, everywhere)]);
        var (trust, which) = Similarity(Patches(now, boxes)).max(0);
        var best = boxes[which];
        if (trust.item<float>() > Sure) Learn(now, best, everywhere);
        return best.MoveToOuterDisposeScope();
    }

    /// <summary>The tracker: the patch near the last place that is most like the last patch.</summary>
    private static Tensor Follow(Tensor before, Tensor now, Tensor box)
    {
        var shifts = cartesian_prod([arange(-6, 7), arange(-6, 7)]).to_type(ScalarType.Float32).to(box.device);      // (169, 2)
        var boxes = cat([.. new[] { 0.95, 1, 1.05 }.Select(scale => cat([box.narrow(0, 0, 2) + shifts, (box[2] * scale).expand(shifts.shape[0], 1)], 1))]);
        return boxes[Patches(now, boxes).matmul(Patches(before, box.unsqueeze(0)).squeeze(0)).argmax()];
    }

    /// <summary>The detector: the box of the whole frame that is most like what was learnt.</summary>
    private Tensor Detect(Tensor frame, Tensor everywhere) => everywhere[Similarity(Patches(frame, everywhere)).argmax()];

    /// <summary>Relative similarity, d⁻ / (d⁻ + d⁺): how far the nearest counterexample is, and the nearest example; d = (1 − correlation) / 2.</summary>
    private Tensor Similarity(Tensor patches)
    {
        var (near, wrong) = (Distance(yes), no.Count > 0 ? Distance(no) : ones(patches.shape[0], device: patches.device));
        return wrong / (wrong + near).clamp_min(1e-6);

        Tensor Distance(List<Tensor> examples) => (1 - patches.matmul(cat([.. examples]).transpose(0, 1)).amax([1L])) / 2;
    }

    /// <summary>P and N experts: what the track goes through is the object, and whatever looks like it elsewhere is not.</summary>
    private void Learn(Tensor frame, Tensor box, Tensor everywhere)
    {
        var seen = Patches(frame, box.unsqueeze(0));
        if (Similarity(seen).item<float>() < Alike && yes.Count < MostLearnt) yes.Add(seen.DetachFromDisposeScope());
        var elsewhere = everywhere.index_select(0, BoxOverlap.Of(everywhere, box).lt(Far).nonzero().squeeze(1));
        var patches = Patches(frame, elsewhere);
        var (most, which) = Similarity(patches).topk(3);
        if (most[0].item<float>() > 0.5 && no.Count < MostLearnt) no.Add(patches.index_select(0, which).DetachFromDisposeScope());
    }

    /// <summary>Patches without their mean and of length 1: their products are correlations, which the light does not change.</summary>
    private static Tensor Patches(Tensor frame, Tensor boxes)
    {
        var rows = RegionPool.Of(frame.unsqueeze(0), boxes.unsqueeze(0), Patch, (int)frame.shape[^1]).flatten(2)[0];    // (R, 100)
        var centred = rows - rows.mean([1L], keepdim: true);
        return centred / centred.norm(1, keepdim: true).clamp_min(1e-4);
    }

    private void Forget()
    {
        foreach (var patch in yes.Concat(no)) patch.Dispose();
        yes.Clear();
        no.Clear();
    }

    private static Tensor Grid(Tensor first, long size)
    {
        var places = arange(Stride, size, Stride).to_type(ScalarType.Float32).to(first.device);
        var centres = cartesian_prod([places, places]);
        return cat([.. Scales.Select(scale => cat([centres, (first[2] * scale).expand(centres.shape[0], 1)], 1))]);
    }
}
