using static TorchSharp.torch;

namespace Minimax.Data;

/// <summary>
/// Labelled images of one size, held as one tensor of bytes: a batch of them is one <c>index_select</c>. MNIST takes 47 MB so, a quarter
/// of what it takes as floats. The set owns its tensors, dispose scopes leave them alone.
/// </summary>
public sealed class ImageSet : IDisposable
{
    /// <param name="name">What a table calls the set, such as <c>MNIST train</c>.</param>
    /// <param name="images">(N, C, H, W) uint8.</param>
    /// <param name="labels">(N) int64, each in [0, <paramref name="classes"/>.Count).</param>
    /// <param name="classes">The name of each class.</param>
    public ImageSet(string name, Tensor images, Tensor labels, IReadOnlyList<string> classes)
    {
        if (images.dtype != ScalarType.Byte || images.ndim != 4)
            throw new ArgumentException($"Images are (N, C, H, W) of type Byte, not {Describe(images)}.", nameof(images));
        if (labels.dtype != ScalarType.Int64 || labels.ndim != 1 || labels.shape[0] != images.shape[0])
            throw new ArgumentException($"Labels are ({images.shape[0]}) of type Int64, not {Describe(labels)}.", nameof(labels));

        Name = name;
        Images = images.DetachFromDisposeScope();
        Labels = labels.DetachFromDisposeScope();
        Classes = classes;
    }

    /// <summary>What a table calls the set.</summary>
    public string Name { get; }

    /// <summary>(N, C, H, W) uint8.</summary>
    public Tensor Images { get; }

    /// <summary>(N) int64.</summary>
    public Tensor Labels { get; }

    /// <summary>The name of each class; a label is an index into it.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>N.</summary>
    public long Count => Images.shape[0];

    /// <summary>C: 1 for grey, 3 for red, green and blue.</summary>
    public long Channels => Images.shape[1];

    /// <summary>H, in pixels.</summary>
    public long Height => Images.shape[2];

    /// <summary>W, in pixels.</summary>
    public long Width => Images.shape[3];

    /// <summary>Bytes to floats in the range that a network wants: exactly -1 or 0 for 0, exactly 1 for 255.</summary>
    public static Tensor Scale(Tensor bytes, PixelRange range)
    {
        var floats = bytes.to(ScalarType.Float32);
        return range == PixelRange.Signed ? floats.div_(127.5).sub_(1) : floats.div_(255);
    }

    /// <summary>The images at <paramref name="indices"/> (B) int64, ready for a network.</summary>
    public ImageBatch Batch(Tensor indices, PixelRange range = PixelRange.Signed)
    {
        using var bytes = Images.index_select(0, indices);
        return new ImageBatch(Scale(bytes, range), Labels.index_select(0, indices));
    }

    /// <summary>
    /// The set on a device. Where its images lie there already, nothing is copied: both sets look at the same memory, which is freed with
    /// the second of them.
    /// </summary>
    public ImageSet To(Device device) => new(Name, Images.to(device), Labels.to(device), Classes);

    /// <summary>A set of the images at <paramref name="indices"/> (K) int64, in that order.</summary>
    public ImageSet Select(Tensor indices) => new(Name, Images.index_select(0, indices), Labels.index_select(0, indices), Classes);

    /// <summary>The first <paramref name="count"/> images, or all where there are fewer.</summary>
    public ImageSet Take(long count)
    {
        using var indices = arange(Math.Min(count, Count), ScalarType.Int64, Images.device);
        return Select(indices);
    }

    /// <summary>Frees both tensors.</summary>
    public void Dispose()
    {
        Images.Dispose();
        Labels.Dispose();
    }

    private static string Describe(Tensor tensor) => $"({string.Join(", ", tensor.shape)}) of type {tensor.dtype}";
}
