using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Batch normalisation of (B, C) or (B, C, L).</summary>
public sealed class BatchNorm1d : BatchNorm
{
    internal BatchNorm1d(long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, nameof(BatchNorm1d))
    {
    }

    protected override void ValidateInputDimensions(Tensor input)
    {
        if (input.dim() is not (2 or 3))
            throw new ArgumentException($"{GetName()} expects (B, C) or (B, C, L), not {input.dim()} dimensions.", nameof(input));
    }
}
