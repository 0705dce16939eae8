using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

/// <summary>x·Wᵀ + b: (…, in_features) to (…, out_features).</summary>
public sealed class Linear : nn.Module<Tensor, Tensor>
{
    Parameter weights = null!;
    Parameter? biases;

    /// <summary>W and b start uniform in ±1/√in_features, PyTorch's default (Kaiming's bound with a = √5).</summary>
    internal Linear(long inputSize, long outputSize, bool hasBias, Device? device, ScalarType? dtype) : base(nameof(Linear))
    {
        in_features = inputSize;
        out_features = outputSize;
        weight = new Parameter(empty(outputSize, inputSize, dtype, device));
        nn.init.kaiming_uniform_(weight, Math.Sqrt(5));
        if (!hasBias)
            return;
        bias = new Parameter(empty(outputSize, dtype, device));
        var bound = 1 / Math.Sqrt(inputSize);
        nn.init.uniform_(bias, -bound, bound);
    }

    internal Linear(Parameter weight, Parameter? bias) : base(nameof(Linear))
    {
        (out_features, in_features) = (weight.shape[0], weight.shape[1]);
        this.weight = weight;
        this.bias = bias;
    }

    public long in_features { get; set; }

    public long out_features { get; set; }

    /// <summary>(out_features, in_features).</summary>
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

    public override Tensor forward(Tensor tensor) => F.linear(tensor, weights, biases);
}
