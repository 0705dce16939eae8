using Minimax.Data;
using Minimax.Layers;
using Minimax.Models;
using Minimax.Steps;
using Minimax.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Metrics;

/// <summary>
/// A classifier trained on real labelled images that then judges generated ones. What it measures carries its name, never that of the
/// Inception network: the "MNIST score" is <see cref="InceptionScore"/> by this referee, "Fréchet-LeNet" is
/// <see cref="FrechetDistance"/> on its features. Numbers of two referees do not compare.
/// </summary>
public sealed class Referee
{
    private const int JudgeBatch = 100;        // images judged at once: bounds the memory, and few enough for a processor to keep their features in its cache
    private const int TrainingBatch = 128;     // with 700 steps: one and a half times through MNIST
    private const double LearningRate = 1e-3;  // Adam's default does well on so small a network

    private readonly LeNet network;

    private Referee(LeNet network) => this.network = network;

    /// <summary>Trains a referee on labelled images.</summary>
    /// <param name="set">The images to learn from.</param>
    /// <param name="seed">The seed of its weights and of its training.</param>
    /// <param name="steps">Updates; 700 reach about 1.5 % test error on MNIST.</param>
    /// <param name="report">Receives the progress.</param>
    /// <param name="stop">Stops the training.</param>
    public static Referee Train(ImageSet set, long seed = 0, long steps = 700, Action<Progress>? report = null, CancellationToken stop = default)
    {
        manual_seed(seed);
        var network = new LeNet((int)set.Height, (int)set.Channels, set.Classes.Count);
        network.to(set.Images.device);
        using var batches = new ShuffledBatches(set, TrainingBatch, (ulong)seed);
        using var optimizer = new FusedAdam(network.parameters(), LearningRate);
        var (made, heard) = (MadeBefore.Asked(set, $"referee, seed {seed}, {steps} steps"), new List<Progress>());
        new TrainingLoop<ImageBatch>(new ClassifierStep(network, optimizer), step => batches[step])
        {
            Steps = steps,
            Seed = seed,
            Report = (Action<Progress>)heard.Add + report,
            CheckpointFile = made?.Checkpoint,
            CheckpointEvery = steps + 1,
            Told = made?.Told ?? [],
        }.Run(stop);
        made?.Keep(heard);
        network.eval();
        foreach (var weight in network.parameters()) weight.requires_grad = false; // it judges: who learns from it leaves it alone
        return new Referee(network);
    }

    /// <summary>
    /// What it sees and where: the maps of its last convolution. Their gradient reaches the images, so that a network can learn to make what
    /// looks alike to this referee; another one should judge it.
    /// </summary>
    /// <param name="images">(N, C, S, S) in [-1, 1].</param>
    /// <returns>(N, maps, S / 2, S / 2).</returns>
    public Tensor FeatureMaps(Tensor images)
    {
        network.to(images.device);
        return network.FeatureMaps(images);
    }

    /// <summary>Judges a set's images, in the set's order.</summary>
    public Judgement Judge(ImageSet set)
    {
        using var scope = NewDisposeScope();
        var judged = set.Images.split(JudgeBatch).Select(bytes => Judge(ImageSet.Scale(bytes, PixelRange.Signed))).ToList();
        return new Judgement(
            cat([.. judged.Select(j => j.Features)]).MoveToOuterDisposeScope(),
            cat([.. judged.Select(j => j.Probabilities)]).MoveToOuterDisposeScope());
    }

    /// <summary>
    /// What the referee makes of images: the features that it sees, and what class it takes each one for. It goes to the device where they
    /// lie, and so does its judgement.
    /// </summary>
    /// <param name="images">(N, C, S, S) in [-1, 1]; any number of them.</param>
    public Judgement Judge(Tensor images)
    {
        network.to(images.device);
        using var scope = NewDisposeScope();
        using var still = no_grad();
        var features = Evaluation.Of(network, network.Features, images, JudgeBatch);         // (N, 128)
        var probabilities = nn.functional.softmax(network.Classify(features), 1);            // (N, classes)
        return new Judgement(features.MoveToOuterDisposeScope(), probabilities.MoveToOuterDisposeScope());
    }
}
