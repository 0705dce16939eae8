using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Layers;

/// <summary>
/// Examples with their labels, as one tensor of rows: the numbers of the example, then those of the label. What knows no labels (a game, a pool
/// of past samples, a step) carries them along; what knows them takes the pair apart.
/// </summary>
public static class Labelled
{
    /// <summary>Classes as vectors: 1 at the class, 0 elsewhere.</summary>
    /// <param name="classes">(B), int64.</param>
    /// <param name="count">K.</param>
    /// <returns>(B, K), float32.</returns>
    public static Tensor OneHot(Tensor classes, int count) => one_hot(classes, count).to_type(ScalarType.Float32);

    /// <summary>Puts pairs together.</summary>
    /// <param name="examples">(B, …) of n numbers each.</param>
    /// <param name="labels">(B, K): one-hot, or any numbers that say what the example is.</param>
    /// <returns>(B, n + K).</returns>
    public static Tensor Join(Tensor examples, Tensor labels) => cat([examples.flatten(1), labels], 1);

    /// <summary>Takes pairs apart: views, through which gradients flow.</summary>
    /// <param name="pairs">(B, n + K).</param>
    /// <param name="example">The shape of an example of n numbers.</param>
    /// <returns>(B, …) and (B, K).</returns>
    public static (Tensor Examples, Tensor Labels) Split(Tensor pairs, params ReadOnlySpan<long> example)
    {
        var numbers = 1L;
        foreach (var side in example) numbers *= side;
        return (pairs.narrow(1, 0, numbers).reshape([-1, .. example]), Last(pairs, pairs.shape[1] - numbers));
    }

    /// <summary>Takes pairs of an image and a label apart, and puts each number of the label beside the image's channels, as a plane of that value.</summary>
    /// <param name="pairs">(B, C·H·W + K).</param>
    /// <param name="image">C, H and W.</param>
    /// <returns>(B, C + K, H, W).</returns>
    public static Tensor Planes(Tensor pairs, params ReadOnlySpan<long> image)
    {
        var (images, labels) = Split(pairs, image);
        return cat([images, labels.unsqueeze(2).unsqueeze(3).expand(-1, -1, image[1], image[2])], 1);
    }

    /// <summary>The labels alone.</summary>
    /// <param name="pairs">(B, n + K).</param>
    /// <param name="count">K.</param>
    /// <returns>(B, K).</returns>
    public static Tensor Last(Tensor pairs, long count) => pairs.narrow(1, pairs.shape[1] - count, count);
}
