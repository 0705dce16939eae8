using Minimax.Data;
using Minimax.Layers;
using Minimax.Steps;
using Minimax.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Metrics;

/// <summary>
/// What can be read off features by a linear classifier: softmax regression, taught with a few images and asked about others. Its error
/// tells how much of the work the features have done already.
/// </summary>
/// <remarks>
/// It descends the cross-entropy plus penalty/2 · (‖W‖² + ‖b‖²), with full batches from W = 0. That is convex, so there is one answer, and no
/// chance in it. The features are shifted to mean 0 and scaled, all by one number, to a mean squared length of 100, so that a penalty
/// means the same to few features and to many.
/// </remarks>
public static class LinearProbe
{
    private const double SquaredLength = 100; // of the scaled features of an image: where the learning rate below settles
    private const double LearningRate = 0.01; // Adam's
    private const int Updates = 300;          // after which the errors of notebook 03 change in the third digit only
    private const int BatchSize = 500;        // images whose features are made at once: bounds the memory

    /// <summary>Teaches a probe with some images, and counts its errors on others.</summary>
    /// <param name="features">(B, C, H, W) in [-1, 1] to (B, …), flattened to (B, d). A network is used in the mode that it is in.</param>
    /// <param name="taught">The images to learn from.</param>
    /// <param name="asked">The images to be asked about.</param>
    /// <param name="penalty">What ‖W‖² and ‖b‖² cost.</param>
    /// <returns>The share of <paramref name="asked"/>, from 0 to 1, that is taken for another class than it has.</returns>
    public static double Error(Func<Tensor, Tensor> features, ImageSet taught, ImageSet asked, double penalty)
    {
        using var scope = NewDisposeScope();
        var x = Each(features, taught);                                                             // (N, d)
        var mean = x.mean([0]);                                                                     // (d)
        var scale = Math.Sqrt(SquaredLength) / (x - mean).square().sum(1).mean().sqrt();            // ()
        var probe = Linear(x.shape[1], taught.Classes.Count, device: x.device);
        init.zeros_(probe.weight!);
        init.zeros_(probe.bias!);
        Descend(probe, (x - mean) * scale, taught.Labels, penalty);
        var logits = Each(images => probe.call((features(images).flatten(1) - mean) * scale), asked); // (N', K): what is asked is never there as a whole
        return ErrorRate.Of(logits.argmax(1), asked.Labels);
    }

    private static Tensor Each(Func<Tensor, Tensor> function, ImageSet set)
    {
        using var still = no_grad();
        return Evaluation.InParts(bytes => function(ImageSet.Scale(bytes, PixelRange.Signed)).flatten(1), set.Images, BatchSize);
    }

    private static void Descend(Module<Tensor, Tensor> probe, Tensor x, Tensor labels, double penalty)
    {
        using var optimizer = new FusedAdam(probe.parameters(), LearningRate, decay: penalty);
        var (step, all) = (new ClassifierStep(probe, optimizer), new ImageBatch(x, labels));
        for (var i = 0; i < Updates; i++)
        {
            using var scope = NewDisposeScope();
            step.Update(all);
        }
    }
}
