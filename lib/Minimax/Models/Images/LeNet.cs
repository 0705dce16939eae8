using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// A small convolutional classifier after LeCun et al., "Gradient-Based Learning Applied to Document Recognition" (1998), with today's
/// ReLU and max-pooling, for images of 28 or 32 pixels a side. The course's referee.
/// </summary>
public sealed class LeNet : Module<Tensor, Tensor>, IFeatures
{
    private const int LayersToMaps = 5; // two convolutions with their ReLU, and the pooling between them
    private readonly Sequential features;
    private readonly Linear head;
    private readonly long[] image;

    /// <param name="imageSize">Pixels a side, a multiple of 4.</param>
    /// <param name="channels">1 for grey, 3 for colour.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="width">Feature maps in the first layer; the second has twice as many.</param>
    public LeNet(int imageSize = 28, int channels = 1, int classes = 10, int width = 16) : base("LeNet")
    {
        image = [channels, imageSize, imageSize];
        var side = imageSize / 4;
        features = Sequential(                                                  // (B, channels, s, s)
            Conv2d(channels, width, 5, padding: 2), ReLU(), MaxPool2d(2),       // (B, w, s/2, s/2)
            Conv2d(width, 2 * width, 5, padding: 2), ReLU(), MaxPool2d(2),      // (B, 2w, s/4, s/4)
            Flatten(), Linear(2 * width * side * side, FeatureCount), ReLU());  // (B, 128)
        head = Linear(FeatureCount, classes);                                   // (B, classes)
        RegisterComponents();
    }

    /// <summary>The length of what <see cref="Features"/> returns.</summary>
    public const int FeatureCount = 128;

    /// <param name="images">(B, channels, imageSize, imageSize) in [-1, 1].</param>
    /// <returns>(B, classes) logits.</returns>
    public override Tensor forward(Tensor images) => head.call(Features(images));

    /// <summary>The last hidden layer: what the network sees before it decides.</summary>
    /// <param name="images">(B, channels, imageSize, imageSize) in [-1, 1].</param>
    /// <returns>(B, 128), at least 0.</returns>
    public Tensor Features(Tensor images) => features.call(this.Checked("images", images, image));

    /// <summary>The maps of the second convolution, before they are pooled: what is where, with more detail than in <see cref="Features"/>.</summary>
    /// <param name="images">(B, channels, imageSize, imageSize) in [-1, 1].</param>
    /// <returns>(B, 2 width, imageSize / 2, imageSize / 2), at least 0.</returns>
    public Tensor FeatureMaps(Tensor images) => features.children().Take(LayersToMaps).Cast<Module<Tensor, Tensor>>()
        .Aggregate(this.Checked("images", images, image), (x, layer) => layer.call(x));

    /// <summary>The decision, from <see cref="Features"/>.</summary>
    /// <param name="seen">(B, 128).</param>
    /// <returns>(B, classes) logits.</returns>
    public Tensor Classify(Tensor seen) => head.call(this.Checked("features", seen, FeatureCount));
}
