using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

/// <summary>Normalises groups of channels over their channels and positions (Wu and He 2018); scale and shift are per channel.</summary>
public sealed class GroupNorm : nn.Module<Tensor, Tensor>
{
    Parameter? scale;
    Parameter? shift;

    internal GroupNorm(long num_groups, long num_channels, double eps, bool affine, Device? device, ScalarType? dtype) : base(nameof(GroupNorm))
    {
        this.num_groups = num_groups;
        this.eps = eps;
        this.affine = affine;
        if (!affine)
            return;
        weight = new Parameter(ones(num_channels, dtype, device));
        bias = new Parameter(zeros(num_channels, dtype, device));
    }

    public long num_groups { get; set; }

    /// <summary>Added to the variance.</summary>
    public double eps { get; set; }

    public bool affine { get; set; }

    public Parameter weight
    {
        get => scale!;
        set => ConditionallyRegisterParameter(nameof(weight), scale = value);
    }

    public Parameter? bias
    {
        get => shift;
        set => ConditionallyRegisterParameter(nameof(bias), shift = value);
    }

    public override Tensor forward(Tensor tensor) => F.group_norm(tensor, num_groups, scale, shift, eps);
}
