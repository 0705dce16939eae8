using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// A small convolutional classifier for semi-supervised games on 28×28 images: LeakyReLU as in a discriminator, so that a gradient
/// reaches the generator everywhere, noise and dropout against learning a hundred labels by heart, and no batch normalisation, so that
/// an example's class does not depend on its companions.
/// </summary>
/// <remarks>It is the course's own: the papers' networks for MNIST are several times larger.</remarks>
public sealed class SmallConvNet : Module<Tensor, Tensor>, IFeatures
{
    private const double InputNoise = 0.6;  // pixels lie in [-1, 1]: 0.3 of their range, as in Improved GAN
    private const double LeakySlope = 0.2;  // as in DCGAN's discriminator
    private readonly Sequential features;
    private readonly Sequential head;

    /// <param name="classes">K.</param>
    /// <param name="width">Feature maps in the first layer; each later one has twice as many.</param>
    public SmallConvNet(int classes = 10, int width = 16) : base("SmallConvNet")
    {
        features = Sequential(                                                                      // (B, 1, 28, 28)
            new GaussianNoise(InputNoise),
            Conv2d(1, width, 5, stride: 2, padding: 2), LeakyReLU(LeakySlope), Dropout(0.2),        // (B, w, 14, 14)
            Conv2d(width, 2 * width, 3, stride: 2, padding: 1), LeakyReLU(LeakySlope), Dropout(0.3), // (B, 2w, 7, 7)
            Conv2d(2 * width, 4 * width, 3, stride: 2, padding: 1), LeakyReLU(LeakySlope), Flatten()); // (B, 16·4w)
        head = Sequential(Dropout(0.5), Linear(16 * 4 * width, classes));                           // (B, K)
        RegisterComponents();
    }

    /// <param name="images">(B, 1, 28, 28) in [-1, 1].</param>
    /// <returns>(B, K) logits.</returns>
    public override Tensor forward(Tensor images) => head.call(Features(images));

    /// <summary>The last hidden layer, on which generated and real images are to agree on average.</summary>
    /// <param name="images">(B, 1, 28, 28) in [-1, 1].</param>
    /// <returns>(B, 64·width).</returns>
    public Tensor Features(Tensor images) => features.call(this.Checked("images", images, 1, 28, 28));
}
