using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

/// <summary>x₁ᵀ·W·x₂ + b for each output: (…, in1_features) and (…, in2_features) to (…, out_features).</summary>
public sealed class Bilinear : nn.Module<Tensor, Tensor, Tensor>
{
    Parameter weights = null!;
    Parameter? biases;

    /// <summary>W and b start uniform in ±1/√in1_features.</summary>
    internal Bilinear(long in1_features, long in2_features, long out_features, bool hasBias, Device? device, ScalarType? dtype) : base(nameof(Bilinear))
    {
        this.in1_features = in1_features;
        this.in2_features = in2_features;
        this.out_features = out_features;
        var bound = 1 / Math.Sqrt(in1_features);
        weight = new Parameter(empty(out_features, in1_features, in2_features, dtype, device));
        nn.init.uniform_(weight, -bound, bound);
        if (!hasBias)
            return;
        bias = new Parameter(empty(out_features, dtype, device));
        nn.init.uniform_(bias, -bound, bound);
    }

    public long in1_features { get; set; }

    public long in2_features { get; set; }

    public long out_features { get; set; }

    /// <summary>(out_features, in1_features, in2_features).</summary>
    public Parameter weight
    {
        get => weights;
        set => ConditionallyRegisterParameter(nameof(weight), weights = value);
    }

    /// <summary>(out_features), or null.</summary>
    public Parameter? bias
    {
        get => biases;
        set => ConditionallyRegisterParameter(nameof(bias), biases = value);
    }

    public override Tensor forward(Tensor input1, Tensor input2) => F.bilinear(input1, input2, weights, biases);
}
