using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

/// <summary>Normalises over the last dimensions, whose sizes are <see cref="normalized_shape"/> (Ba et al. 2016).</summary>
public sealed class LayerNorm : nn.Module<Tensor, Tensor>
{
    Parameter? scale;
    Parameter? shift;

    internal LayerNorm(long[] normalized_shape, double eps, bool elementwise_affine, bool bias, Device? device, ScalarType? dtype) : base(nameof(LayerNorm))
    {
        this.normalized_shape = normalized_shape;
        this.eps = eps;
        this.elementwise_affine = elementwise_affine;
        if (!elementwise_affine)
            return;
        weight = new Parameter(ones(normalized_shape, dtype, device));
        if (bias)
            this.bias = new Parameter(zeros(normalized_shape, dtype, device));
    }

    public long[] normalized_shape { get; set; }

    /// <summary>Added to the variance.</summary>
    public double eps { get; set; }

    public bool elementwise_affine { get; set; }

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

    public void reset_parameters()
    {
        if (scale is not null)
            nn.init.ones_(scale);
        if (shift is not null)
            nn.init.zeros_(shift);
    }

    public override Tensor forward(Tensor tensor) => F.layer_norm(tensor, normalized_shape, scale, shift, eps);
}
