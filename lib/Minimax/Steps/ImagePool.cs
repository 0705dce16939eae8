using static TorchSharp.torch;

namespace Minimax.Steps;

/// <summary>
/// Past samples for D, after Shrivastava et al., "Learning from Simulated and Unsupervised Images through Adversarial Training" (arXiv
/// 1612.07828), section 2.3: D should not forget what G made a while ago. It keeps images, not losses. Until the pool is full, D sees
/// the newest image, and it is kept; from then on, with probability ½, D sees a random old one, whose place the newest one takes.
/// </summary>
/// <remarks>
/// A module without weights: the images are buffers, so a checkpoint holds them. The draws come from torch's generator, which a training
/// loop seeds by the step. A run that resumes therefore shows D the same images.
/// </remarks>
public sealed class ImagePool : nn.Module
{
    private const double Swap = 0.5; // the probability that D sees an old image

    private readonly int capacity;
    private readonly Tensor images; // (capacity, C, H, W)
    private readonly Tensor held;   // how many of them there are, int64: it fills up once and stays full

    /// <param name="capacity">Images that it keeps; CycleGAN keeps 50. With 0 there is no pool: D always sees the newest images.</param>
    /// <param name="shape">C, H and W of an image.</param>
    /// <param name="device">Where the pool keeps them: best where the samples are.</param>
    public ImagePool(int capacity, ReadOnlySpan<long> shape, Device? device = null) : base("ImagePool")
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        this.capacity = capacity;
        images = zeros([capacity, .. shape], device: device);
        held = zeros(1, ScalarType.Int64);
        RegisterComponents();
    }

    /// <summary>What D sees in place of new samples.</summary>
    /// <param name="fresh">(B, C, H, W).</param>
    /// <returns>(B, C, H, W), detached: each one new or from the pool.</returns>
    public Tensor Exchange(Tensor fresh)
    {
        using var still = no_grad();
        if (capacity == 0) return fresh.detach();
        return stack([.. fresh.detach().unbind(0).Select(ExchangeOne)]);
    }

    private Tensor ExchangeOne(Tensor image)
    {
        var count = held.item<long>();
        if (count < capacity)
        {
            images[count].copy_(image);
            held.add_(1);
            return image;
        }

        if (rand(1).item<float>() >= Swap) return image;
        var place = images[randint(capacity, new long[] { 1 }).item<long>()];
        var old = place.to(image.device, copy: true);
        place.copy_(image);
        return old;
    }
}
