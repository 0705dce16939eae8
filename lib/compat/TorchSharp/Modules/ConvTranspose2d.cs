using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

/// <summary>The transpose of <see cref="Conv2d"/>: each input element spreads a kernel over the output. Weight (in, out / groups, …).</summary>
public sealed class ConvTranspose2d : ConvolutionTranspose
{
    internal ConvTranspose2d(long in_channels, long out_channels, long[] kernel_size, long[] stride, long[] padding, long[] output_padding, long[] dilation,
        long groups, bool bias, PaddingModes padding_mode, Device? device, ScalarType? dtype)
        : base(nameof(ConvTranspose2d), in_channels, out_channels, kernel_size, stride, padding, null, dilation, true, output_padding, groups, bias,
            padding_mode, device, dtype)
    {
    }

    public override Tensor forward(Tensor input, long[]? output_size)
    {
        var extra = output_size is null ? output_padding : _output_padding(input, output_size, kernel_size, stride, padding!, dilation, 2);
        return F.conv_transpose2d(input, _weight, _bias, stride, padding!, extra, dilation, groups);
    }
}
