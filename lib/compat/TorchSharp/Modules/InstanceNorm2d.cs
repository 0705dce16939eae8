using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Instance normalisation of (B, C, H, W) or (C, H, W).</summary>
public sealed class InstanceNorm2d : InstanceNorm
{
    internal InstanceNorm2d(long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, nameof(InstanceNorm2d))
    {
    }

    protected override long GetNumberOfBatchDimensions() => 4;

    protected override void ValidateInputDimensions(Tensor input)
    {
        if (input.dim() is not (3 or 4))
            throw new ArgumentException($"{GetName()} expects (B, C, H, W) or (C, H, W), not {input.dim()} dimensions.", nameof(input));
    }
}
