using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

/// <summary>(B, C, L) to (B, C′, L′): a sequence correlated with one kernel per pair of channels.</summary>
public sealed class Conv1d : Convolution
{
    internal Conv1d(long in_channels, long out_channels, long[] kernel_size, long[] stride, long[]? padding, Padding? padding_type, long[] dilation,
        long groups, bool bias, PaddingModes padding_mode, Device? device, ScalarType? dtype)
        : base(nameof(Conv1d), in_channels, out_channels, kernel_size, stride, padding, padding_type, dilation, false, [0], groups, bias, padding_mode,
            device, dtype)
    {
    }

    public override Tensor forward(Tensor input)
    {
        if (padding_mode != PaddingModes.Zeros)
            return Correlate(F.pad(input, _reversed_padding_repeated_twice, padding_mode), Padding.Valid);
        return padding is null
            ? Correlate(input, padding_type!.Value)
            : F.conv1d(input, _weight, _bias, stride[0], padding[0], dilation[0], groups);
    }

    Tensor Correlate(Tensor input, Padding effect) => F.conv1d_padding(input, _weight, _bias, stride[0], effect, dilation[0], groups);
}
