using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Layers;

/// <summary>
/// SRGAN's residual block (arXiv 1609.04802, figure 4): x + two 3×3 convolutions of x, with batch normalisation, and a PReLU between them, whose slope
/// below 0 is learnt.
/// </summary>
public sealed class SrBlock : Module<Tensor, Tensor>
{
    private readonly Sequential layers;

    /// <param name="maps">Feature maps, in and out.</param>
    public SrBlock(int maps) : base("SrBlock")
    {
        layers = Sequential(
            Conv2d(maps, maps, 3, padding: 1, bias: false), BatchNorm2d(maps), PReLU(1),
            Conv2d(maps, maps, 3, padding: 1, bias: false), BatchNorm2d(maps));
        RegisterComponents();
    }

    /// <param name="x">(B, maps, s, s).</param>
    /// <returns>(B, maps, s, s).</returns>
    public override Tensor forward(Tensor x) => x + layers.call(x);
}
