using Minimax.Layers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Objectives;

/// <summary>
/// An adversary who may move every pixel by ε, and moves it up the classifier's loss: the fast gradient sign method of Goodfellow, Shlens and Szegedy,
/// "Explaining and Harnessing Adversarial Examples" (arXiv 1412.6572), section 4. With several steps it is projected gradient descent, Madry et al.,
/// "Towards Deep Learning Models Resistant to Adversarial Attacks" (arXiv 1706.06083), section 2.1.
/// </summary>
/// <remarks>Deviation: no pixel leaves [-1, 1], so that the result is an image. The first paper lets it.</remarks>
/// <param name="epsilon">ε in the papers' unit: a share of the whole contrast, from black to white. A pixel in [-1, 1] moves by 2ε.</param>
public sealed class GradientSign(double epsilon)
{
    private const double Contrast = 2;     // from -1 to 1; the papers' pixels lie in [0, 1]
    private const double Overreach = 2.5;  // all steps together go so many times as far as they may: a step too far is taken back
    private const int BatchSize = 250;     // images attacked at once: bounds the memory

    /// <summary>Looks at the gradient so many times. 1 is the fast gradient sign method.</summary>
    public int Steps { get; init; } = 1;

    /// <summary>Projected gradient descent: several short steps from a random point of the box.</summary>
    public static GradientSign Projected(double epsilon, int steps) => new(epsilon) { Steps = steps };

    /// <summary>The images with what hurts this classifier, in evaluation mode, added to them.</summary>
    /// <param name="classifier">(B, …) to (B, K) logits.</param>
    /// <param name="images">(N, …) in [-1, 1].</param>
    /// <param name="labels">(N), int64: what they show.</param>
    /// <returns>(N, …) in [-1, 1], without a graph; no pixel further than 2ε from where it was.</returns>
    public Tensor Against(Module<Tensor, Tensor> classifier, Tensor images, Tensor labels)
    {
        using var evaluating = classifier.Evaluating();
        using var frozen = classifier.Freeze();
        using var scope = NewDisposeScope();
        var parts = images.split(BatchSize).Zip(labels.to(images.device).split(BatchSize), (some, of) => Moved(classifier, some, of));
        return cat([.. parts]).MoveToOuterDisposeScope();
    }

    /// <summary>x_{t+1} = Π (x_t + α sign ∇_x J(θ, x_t, y)), where Π cuts to the box of ε around x; with one step from x and α = ε, x + ε sign ∇_x J.</summary>
    private Tensor Moved(Module<Tensor, Tensor> classifier, Tensor images, Tensor labels)
    {
        using var scope = NewDisposeScope();
        var reach = Contrast * epsilon;
        var alpha = Steps == 1 ? reach : Overreach * reach / Steps;
        var (low, high) = ((images - reach).clamp_min(-1), (images + reach).clamp_max(1));
        var x = Steps == 1 ? images : low + (rand_like(images) * (high - low));
        for (var step = 0; step < Steps; step++) x = (x + (alpha * Slope(classifier, x, labels).sign())).maximum(low).minimum(high);
        return x.MoveToOuterDisposeScope();
    }

    /// <summary>∇_x J(θ, x, y): the sum over the images has for each of them its own gradient.</summary>
    private static Tensor Slope(Module<Tensor, Tensor> classifier, Tensor images, Tensor labels)
    {
        using var scope = NewDisposeScope();
        var x = images.detach().requires_grad_();
        var loss = cross_entropy(classifier.call(x), labels, reduction: Reduction.Sum);
        return autograd.grad([loss], [x])[0].MoveToOuterDisposeScope();
    }
}
