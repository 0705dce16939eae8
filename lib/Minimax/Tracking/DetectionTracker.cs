using Minimax.Layers;
using Minimax.Metrics;
using Minimax.Models;
using Minimax.Objectives;
using Minimax.Steps;
using Minimax.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Tracking;

/// <summary>
/// Tracking by detection: a small classifier, learnt from the first frame, tells the object from what surrounds it; in each frame the best of many boxes
/// near the last one is taken, and the classifier goes on learning from it. With <see cref="Hides"/> and <see cref="IsCostSensitive"/> it is Song et al.,
/// "VITAL: VIsual Tracking via Adversarial Learning" (arXiv 1804.04273), without them its baseline.
/// </summary>
/// <remarks>
/// Deviations: convolutions that learnt digits take VGG's place, and what they see of a box is scaled to one length; boxes are squares and are not corrected
/// by regression; where it is unsure, it waits and looks further around.
/// </remarks>
/// <param name="eyes">What sees; it does not change.</param>
public sealed class DetectionTracker(PerceptualGan.Detector eyes)
{
    private const int Bins = 7, Window = 3;                      // what the eyes see of a box, and what the adversary hides of it
    private const int Hidden = 64;                               // units of the classifier
    private const int Candidates = 80, Best = 3;                 // boxes in each frame, and those whose mean is taken
    private const double Lost = 2;                               // so many times further it looks where it was unsure
    private const double Reach = 0.3, Growth = 0.05;             // standard deviations of the candidates: in sides, and of the side's logarithm
    private const double Inside = 0.7, Outside = 0.5;            // overlaps from which on a box is an example, and up to which a counterexample
    private const int Positives = 16, Negatives = 48;            // a batch: one to three, as in the paper
    private const int FirstSteps = 60, LaterSteps = 10, Pause = 5; // updates at the first frame, later, and frames between
    private const int Memory = 10;                               // frames that are remembered, besides the first
    private const double Rate = 1e-3;

    /// <summary>Whether an adversary hides a window of the features.</summary>
    public bool Hides { get; init; }

    /// <summary>Whether easy examples count less, by <see cref="CostSensitive"/>.</summary>
    public bool IsCostSensitive { get; init; }

    /// <summary>Follows an object.</summary>
    /// <param name="frames">(T, 1, S, S) in [-1, 1].</param>
    /// <param name="first">(3): the box in the first frame.</param>
    /// <param name="seed">Of the classifier and of the boxes.</param>
    /// <param name="stop">Looked at before each frame.</param>
    /// <returns>(T, 3): a box in each frame.</returns>
    public Tensor Track(Tensor frames, Tensor first, long seed, CancellationToken stop = default)
    {
        using var scope = NewDisposeScope();
        manual_seed(seed);
        var (decision, step) = Begin(frames.device);
        var (found, memory) = (new List<Tensor> { first }, new List<(Tensor Yes, Tensor No)> { Examples(frames[0], first) });
        var isSure = true;
        Learn(step, memory, FirstSteps);
        for (var t = 1; t < frames.shape[0]; t++)
        {
            stop.ThrowIfCancellationRequested();
            (var box, isSure) = Next(decision, frames[t], found[^1], isSure ? Reach : Lost * Reach);
            found.Add(isSure ? box : found[^1]);                                     // better to wait than to follow something else
            if (isSure) memory.Add(Examples(frames[t], box));
            if (memory.Count > Memory + 1) memory.RemoveAt(1);
            if (t % Pause == 0) Learn(step, memory, LaterSteps);
        }

        return stack([.. found]).MoveToOuterDisposeScope();
    }

    private (Sequential Decision, IStep<(Tensor X, Tensor Y)> Step) Begin(Device device)
    {
        var features = 2 * eyes.Width * Bins * Bins;
        var decision = Sequential(Linear(features, Hidden), ReLU(), Linear(Hidden, 1), Flatten(0)).to(device);
        var adam = new FusedAdam(decision.parameters(), Rate);
        if (!Hides) return (decision, new RegressionStep(decision, (made, y) => Losses(made, y).mean(), adam));
        var windows = SpatialDropout.Windows(Bins, Window, device);
        var adversary = new OcclusionNet(features, (int)windows.shape[0], Hidden).to(device);
        return (decision, new AdversarialDropoutStep(decision, adversary, windows, Losses, (adam, new FusedAdam(adversary.parameters(), Rate))));
    }

    private Tensor Losses(Tensor logits, Tensor labels) => IsCostSensitive ? CostSensitive.Of(logits, labels)
        : binary_cross_entropy_with_logits(logits, labels, reduction: Reduction.None);

    /// <summary>The mean of the best boxes near the last one, and whether the classifier believes in them.</summary>
    private (Tensor Box, bool IsSure) Next(Sequential decision, Tensor frame, Tensor last, double reach)
    {
        using var scope = NewDisposeScope();
        using var still = no_grad();
        var boxes = Near(last, Candidates, reach, Growth, frame.shape[^1]);
        var (scores, which) = decision.call(Seen(frame, boxes)).topk(Best);
        return (boxes.index_select(0, which).mean([0L]).MoveToOuterDisposeScope(), scores.mean().item<float>() > 0);
    }

    /// <summary>What is seen of boxes that fit the object, and of boxes that do not.</summary>
    private (Tensor Yes, Tensor No) Examples(Tensor frame, Tensor box)
    {
        using var scope = NewDisposeScope();
        using var still = no_grad();
        var size = frame.shape[^1];
        var boxes = cat([box.unsqueeze(0), Near(box, 40, 0.08, 0.05, size), Near(box, 60, 0.6, 0.2, size), Near(box, 40, 3, 0.2, size)]);
        var overlap = BoxOverlap.Of(boxes, box);
        var seen = Seen(frame, boxes);
        return (Where(overlap.ge(Inside)).MoveToOuterDisposeScope(), Where(overlap.le(Outside)).MoveToOuterDisposeScope());

        Tensor Where(Tensor holds) => seen.index_select(0, holds.nonzero().squeeze(1));
    }

    /// <summary>Rows of one length, whatever the light: (R, features).</summary>
    private Tensor Seen(Tensor frame, Tensor boxes)
    {
        var rows = eyes.SeenLast(frame.unsqueeze(0), boxes.unsqueeze(0));
        return rows * (Math.Sqrt(rows.shape[1]) / rows.norm(1, keepdim: true).clamp_min(1e-6));
    }

    private static void Learn(IStep<(Tensor X, Tensor Y)> step, List<(Tensor Yes, Tensor No)> memory, int steps)
    {
        using var scope = NewDisposeScope();
        var (yes, no) = (cat([.. memory.Select(m => m.Yes)]), cat([.. memory.Select(m => m.No)]));
        var labels = cat([ones(Positives, device: yes.device), zeros(Negatives, device: yes.device)]);
        for (var i = 0; i < steps; i++)
        {
            using var own = NewDisposeScope();
            step.Update((cat([Some(yes, Positives), Some(no, Negatives)]), labels));
        }

        static Tensor Some(Tensor from, int count) => from.index_select(0, randint(from.shape[0], [count], ScalarType.Int64, from.device));
    }

    /// <summary>Boxes around a box: shifted by a share of its side, and larger or smaller. Their centres stay in the frame.</summary>
    private static Tensor Near(Tensor box, int count, double reach, double growth, long size)
    {
        var side = box[2] * (growth * randn(count, 1, device: box.device)).exp();
        var centre = box.narrow(0, 0, 2) + (reach * box[2] * randn(count, 2, device: box.device));
        return cat([centre.clamp(0, size), side.clamp(6, size / 2)], 1);
    }
}
