using static TorchSharp.torch;

namespace Minimax.Display;

public sealed partial class SampleGrid
{
    /// <summary>A grid of a batch of images.</summary>
    /// <param name="images">(B, C, H, W) with one or three channels; −1 is black, 1 is white or full colour, and what lies outside is cut off.</param>
    /// <param name="columns">Images in a row.</param>
    /// <param name="rowCaptions">What stands before the rows; nothing, if it is null.</param>
    /// <param name="columnCaptions">What stands above the columns; nothing, if it is null.</param>
    /// <exception cref="ArgumentException">The tensor is not a batch of such images.</exception>
    public static SampleGrid Of(Tensor images, int columns = 8, IReadOnlyList<string>? rowCaptions = null, IReadOnlyList<string>? columnCaptions = null)
    {
        ArgumentNullException.ThrowIfNull(images);
        var shape = images.shape;
        if (shape is not [> 0, 1 or 3, > 0, > 0]) throw new ArgumentException($"A grid takes (B, 1 or 3, H, W), not ({string.Join(", ", shape)}).", nameof(images));
        using var scope = NewDisposeScope();
        var values = images.detach().to(CPU).to_type(ScalarType.Float32).contiguous().data<float>().ToArray();
        return Of(values, ((int)shape[0], (int)shape[1], (int)shape[2], (int)shape[3]), columns, rowCaptions, columnCaptions);
    }
}
