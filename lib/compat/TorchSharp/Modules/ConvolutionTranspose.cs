using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What transposed convolutions have in common: several output sizes belong to one input size, and the caller may choose.</summary>
public abstract class ConvolutionTranspose : Convolution
{
    protected ConvolutionTranspose(string name, long in_channels, long out_channels, long[] kernel_size, long[] stride, long[]? padding, Padding? padding_type,
        long[] dilation, bool transposed, long[] output_padding, long groups, bool bias, PaddingModes padding_mode, Device? device = null,
        ScalarType? dtype = null)
        : base(name, in_channels, out_channels, kernel_size, stride, padding, padding_type, dilation, transposed, output_padding, groups, bias,
            padding_mode, device, dtype)
    {
    }

    public override Tensor forward(Tensor input) => forward(input, null);

    /// <param name="input">(B, C, …) or (C, …).</param>
    /// <param name="output_size">The last dimensions of the output, or null for those that the layer's output padding gives.</param>
    public abstract Tensor forward(Tensor input, long[]? output_size);

    /// <summary>What must be added to the smallest possible output to reach <paramref name="output_size"/>.</summary>
    /// <exception cref="ArgumentException">No output of that size exists.</exception>
    protected long[] _output_padding(Tensor input, long[]? output_size, long[] kernel_size, long[] stride, long[] padding, long[] dilation,
        long num_spatial_dims)
    {
        if (output_size is null)
            return output_padding;
        if (output_size.Length < num_spatial_dims)
            throw new ArgumentException($"The output size needs {num_spatial_dims} dimensions and has {output_size.Length}.", nameof(output_size));

        var shape = input.shape;
        var extra = new long[num_spatial_dims];
        for (var i = 0; i < num_spatial_dims; i++)
        {
            var size = shape[shape.Length - num_spatial_dims + i];
            var smallest = ((size - 1) * stride[i]) - (2 * padding[i]) + (dilation[i] * (kernel_size[i] - 1)) + 1;
            extra[i] = output_size[output_size.Length - num_spatial_dims + i] - smallest;
            if (extra[i] < 0 || extra[i] >= stride[i])
                throw new ArgumentException($"Dimension {i} can be {smallest} to {smallest + stride[i] - 1}, not {smallest + extra[i]}.", nameof(output_size));
        }
        return extra;
    }
}
