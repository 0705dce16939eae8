using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

/// <summary>(B, C, H, W) to (B, C′, H′, W′): an image correlated with one kernel per pair of channels.</summary>
public sealed class Conv2d : Convolution
{
    internal Conv2d(long in_channels, long out_channels, long[] kernel_size, long[] stride, long[]? padding, Padding? padding_type, long[] dilation,
        long groups, bool bias, PaddingModes padding_mode, Device? device, ScalarType? dtype)
        : base(nameof(Conv2d), in_channels, out_channels, kernel_size, stride, padding, padding_type, dilation, false, [0, 0], groups, bias, padding_mode,
            device, dtype)
    {
    }

    public override Tensor forward(Tensor input)
    {
        if (padding_mode != PaddingModes.Zeros)
            return Correlate(F.pad(input, _reversed_padding_repeated_twice, padding_mode), Padding.Valid);
        return padding is null
            ? Correlate(input, padding_type!.Value)
            : F.conv2d(input, _weight, _bias, stride, padding, dilation, groups);
    }

    Tensor Correlate(Tensor input, Padding effect) => F.conv2d_padding(input, _weight, _bias, stride, effect, dilation, groups);
}
