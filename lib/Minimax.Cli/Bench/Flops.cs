using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Minimax.Cli.Bench;

/// <summary>Multiplications and additions in the layers of a network that have weight matrices; all others are small beside them.</summary>
/// <param name="Forward">Of one forward pass. A gradient by the weights costs as much again, and so does one by the inputs.</param>
/// <param name="First">The first layer's part of it.</param>
internal sealed record Flops(double Forward, double First)
{
    /// <summary>A pass forward and back to the weights: the first layer's input is data, whose gradient nobody needs.</summary>
    public double Trained => 3 * Forward - First;

    /// <summary>A pass forward and back through to the input, while the weights are frozen.</summary>
    public double Frozen => 2 * Forward;

    /// <summary>Counts while a batch of zeros passes through.</summary>
    /// <param name="network">Any network.</param>
    /// <param name="input">The shape of its input, batch first.</param>
    public static Flops Of(nn.Module<Tensor, Tensor> network, params long[] input)
    {
        List<double> layers = [];
        var hooks = network.modules().OfType<nn.Module<Tensor, Tensor>>().Where(HasMatrix)
            .Select(module => module.register_forward_hook((layer, x, y) => Count((nn.Module<Tensor, Tensor>)layer, x, y))).ToList();
        using (NewDisposeScope())
        using (no_grad())
        {
            network.call(zeros(input, device: network.parameters().First().device));
        }

        foreach (var hook in hooks) hook.remove();
        return new Flops(layers.Sum(), layers[0]);

        Tensor Count(nn.Module<Tensor, Tensor> layer, Tensor x, Tensor y)
        {
            var placed = layer is ConvTranspose2d ? x : y; // a transposed convolution puts its kernel at each place of its input
            var places = placed.numel() / placed.shape[1];
            layers.Add(2.0 * places * layer.parameters(recurse: false).Where(p => p.dim() > 1).Sum(p => p.numel()));
            return y;
        }
    }

    private static bool HasMatrix(nn.Module<Tensor, Tensor> module) => module.parameters(recurse: false).Any(p => p.dim() > 1);
}
