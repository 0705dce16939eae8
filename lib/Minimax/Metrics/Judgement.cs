using static TorchSharp.torch;

namespace Minimax.Metrics;

/// <summary>What a <see cref="Referee"/> made of N images.</summary>
/// <param name="Features">(N, features): the last hidden layer.</param>
/// <param name="Probabilities">(N, classes), each row summing to 1.</param>
public sealed record Judgement(Tensor Features, Tensor Probabilities)
{
    /// <summary>N.</summary>
    public long Count => Features.shape[0];

    /// <summary>The class that each image is taken for: (N), int64.</summary>
    public Tensor Classes => Probabilities.argmax(1);

    /// <summary><see cref="InceptionScore"/> by this referee, from 1 to the number of classes.</summary>
    public double Score => InceptionScore.Of(Probabilities);

    /// <summary>The share of images, from 0 to 1, that are taken for another class than they have.</summary>
    /// <param name="labels">(N), int64.</param>
    public double Error(Tensor labels) => ErrorRate.Of(Classes, labels);

    /// <summary><see cref="FrechetDistance"/> between these images and others, on this referee's features.</summary>
    public double DistanceTo(Judgement other) => FrechetDistance.Between(Features, other.Features);
}
