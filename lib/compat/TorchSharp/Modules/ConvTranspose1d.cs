using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

/// <summary>The transpose of <see cref="Conv1d"/>: each input element spreads a kernel over the output. Weight (in, out / groups, …).</summary>
public sealed class ConvTranspose1d : ConvolutionTranspose
{
    internal ConvTranspose1d(long in_channels, long out_channels, long[] kernel_size, long[] stride, long[] padding, long[] output_padding, long[] dilation,
        long groups, bool bias, PaddingModes padding_mode, Device? device, ScalarType? dtype)
        : base(nameof(ConvTranspose1d), in_channels, out_channels, kernel_size, stride, padding, null, dilation, true, output_padding, groups, bias,
            padding_mode, device, dtype)
    {
    }

    public override Tensor forward(Tensor input, long[]? output_size)
    {
        var extra = output_size is null ? output_padding : _output_padding(input, output_size, kernel_size, stride, padding!, dilation, 1);
        return F.conv_transpose1d(input, _weight, _bias, stride[0], padding![0], extra[0], dilation[0], groups);
    }
}
