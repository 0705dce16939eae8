using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

/// <summary>x where it is positive, a·x elsewhere, with a learnt slope a for all channels or for each.</summary>
public sealed class PReLU : nn.Module<Tensor, Tensor>
{
    Parameter slopes = null!;

    internal PReLU(long num_parameters, double init, Device? device, ScalarType? dtype) : base(nameof(PReLU))
    {
        this.num_parameters = num_parameters;
        this.init = init;
        weight = new Parameter(full(num_parameters, init, dtype, device));
    }

    public long num_parameters { get; }

    public double init { get; }

    /// <summary>The slopes: (1) or (C).</summary>
    public Parameter weight
    {
        get => slopes;
        set => ConditionallyRegisterParameter(nameof(weight), slopes = value);
    }

    public override Tensor forward(Tensor tensor) => F.prelu(tensor, slopes);
}
