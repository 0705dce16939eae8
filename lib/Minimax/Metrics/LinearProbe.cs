using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Metrics;

/// <summary>
/// What can be read off features by a linear classifier: softmax regression, taught with a few of them and asked about others. Its error
/// tells how much of the work the features have done already.
/// </summary>
/// <remarks>
/// It descends the cross-entropy plus penalty/2 · ‖W‖², with full batches from W = 0. That is convex, so there is one answer and no chance
/// in it. The features are shifted to mean 0 and scaled, all by one number, to a mean squared length of 100, so that a penalty means the
/// same to few features and to many.
/// </remarks>
public static class LinearProbe
{
    private const double SquaredLength = 100; // of the scaled features of an example: where the learning rate below settles
    private const double LearningRate = 0.01; // Adam's
    private const int Steps = 300;            // twice as many change the errors of notebook 03 in the third digit

    /// <summary>Teaches a probe with some features, and counts its errors on others.</summary>
    /// <param name="taught">(N, …) and (N) int64: the features, flattened to (N, d), and their labels.</param>
    /// <param name="asked">(M, …) and (M) int64.</param>
    /// <param name="classes">K.</param>
    /// <param name="penalty">What ‖W‖² costs.</param>
    /// <returns>The share of <paramref name="asked"/>, from 0 to 1, that is taken for another class than it has.</returns>
    public static double Error((Tensor Features, Tensor Labels) taught, (Tensor Features, Tensor Labels) asked, int classes, double penalty)
    {
        using var scope = NewDisposeScope();
        var x = taught.Features.flatten(1);                                                         // (N, d)
        var mean = x.mean([0]);                                                                     // (d)
        var scale = Math.Sqrt(SquaredLength) / (x - mean).square().sum(1).mean().sqrt();            // ()
        var probe = Linear(x.shape[1], classes, device: x.device);
        init.zeros_(probe.weight!);
        init.zeros_(probe.bias!);
        Descend(probe, (x - mean) * scale, taught.Labels, penalty);
        return ErrorRate.Of(probe, (asked.Features.flatten(1) - mean) * scale, asked.Labels);
    }

    private static void Descend(Module<Tensor, Tensor> probe, Tensor x, Tensor labels, double penalty)
    {
        using var optimizer = optim.Adam(probe.parameters(), LearningRate, weight_decay: penalty);
        for (var i = 0; i < Steps; i++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            functional.cross_entropy(probe.call(x), labels).backward();
            optimizer.step();
        }
    }
}
