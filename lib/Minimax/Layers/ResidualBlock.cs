using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Layers;

/// <summary>
/// Rk of CycleGAN (arXiv 1703.10593, appendix 7.2): x + two 3×3 convolutions of x, padded by reflection so that no border artefact grows
/// from block to block.
/// </summary>
public sealed class ResidualBlock : Module<Tensor, Tensor>
{
    private readonly Sequential layers;

    /// <param name="maps">Feature maps, in and out.</param>
    public ResidualBlock(int maps) : base("ResidualBlock")
    {
        layers = Sequential(
            ReflectionPad2d(1), Conv2d(maps, maps, 3, bias: false), InstanceNorm2d(maps), ReLU(inplace: true),
            ReflectionPad2d(1), Conv2d(maps, maps, 3, bias: false), InstanceNorm2d(maps));
        RegisterComponents();
    }

    /// <param name="x">(B, maps, s, s).</param>
    /// <returns>(B, maps, s, s).</returns>
    public override Tensor forward(Tensor x) => x + layers.call(x);
}
