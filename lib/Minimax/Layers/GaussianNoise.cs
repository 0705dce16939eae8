using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Layers;

/// <summary>Adds noise from N(0, std²) to its input while it trains, and nothing afterwards: a regulariser, as dropout is.</summary>
/// <param name="std">The noise's standard deviation, in the units of the input.</param>
public sealed class GaussianNoise(double std) : Module<Tensor, Tensor>("GaussianNoise")
{
    /// <summary>The noise's standard deviation. It may fall while D trains, for instance.</summary>
    public double Std { get; set; } = std;

    /// <param name="x">Of any shape.</param>
    /// <returns>The same shape.</returns>
    public override Tensor forward(Tensor x) => training ? x + (randn_like(x) * Std) : x;
}
