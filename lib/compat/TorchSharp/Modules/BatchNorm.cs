using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

/// <summary>
/// Normalises each channel over the batch and all positions, then scales and shifts it (Ioffe and Szegedy 2015, algorithm 1).
/// Outside training it uses the running statistics, where it has them.
/// </summary>
public abstract class BatchNorm : NormBase
{
    public BatchNorm(long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, name)
    {
    }

    public override Tensor forward(Tensor input)
    {
        ValidateInputDimensions(input);
        var fromBatch = training || mean is null;
        var share = momentum ?? 0;
        if (training && batches is not null)
        {
            batches.add_(1);
            share = momentum ?? (1.0 / batches.ToInt64());
        }
        return F.batch_norm(input, mean, variance, scale, shift, fromBatch, share, eps);
    }
}
