using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Layers;

/// <summary>
/// A layer whose weights begin as N(0, 1) and are scaled when they are used: Karras et al., "Progressive Growing of GANs" (arXiv 1710.10196),
/// section 4.1: ŵ = c w, c = gain/√n, n the numbers that a unit sees. Adam moves each weight by about its rate, however large the weight is
/// meant to be; of weights that all have the size 1 that is the same share.
/// </summary>
/// <remarks>Deviation: c scales what comes in rather than the weights, which is the same for a layer without its bias, and the bias is not scaled.</remarks>
public sealed class EqualisedRate : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> layer;

    /// <param name="layer">A linear layer or a convolution; its weights are drawn anew, its bias begins with 0.</param>
    /// <param name="gain">√2 before a rectifier, as in He's initialisation (arXiv 1502.01852); 1 where none follows.</param>
    /// <exception cref="ArgumentException">It is something else.</exception>
    public EqualisedRate(Module<Tensor, Tensor> layer, double gain = 1.4142135623730951) : base("EqualisedRate")
    {
        this.layer = layer;
        var (weight, bias) = layer switch
        {
            Linear linear => (linear.weight!, linear.bias),
            Conv2d convolution => (convolution.weight!, convolution.bias),
            _ => throw new ArgumentException($"EqualisedRate takes a Linear or a Conv2d, not a {layer.GetType().Name}.", nameof(layer)),
        };
        init.normal_(weight);
        if (bias is not null) init.zeros_(bias);
        Scale = gain / Math.Sqrt(weight[0].numel());
        RegisterComponents();
    }

    /// <summary>c; 1 after <see cref="Absorb"/>.</summary>
    public double Scale { get; private set; }

    /// <summary>Makes it an ordinary layer, to see what the scale is good for: c goes into the weights, and what comes out stays the same.</summary>
    public void Absorb()
    {
        using (no_grad()) layer.named_parameters().Single(one => one.name == "weight").parameter.mul_(Scale);
        Scale = 1;
    }

    /// <param name="x">What the layer takes.</param>
    /// <returns>(c w) x + b.</returns>
    public override Tensor forward(Tensor x) => layer.call(x * Scale);
}
