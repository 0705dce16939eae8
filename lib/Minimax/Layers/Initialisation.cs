using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace Minimax.Layers;

/// <summary>What weights begin with, where a paper says so.</summary>
public static class Initialisation
{
    /// <summary>Convolutions begin with weights from N(0, std²), batch normalisation with scales from N(1, std²); biases with 0.</summary>
    public static void Normal(Module network, double std) => network.apply(module =>
    {
        switch (module)
        {
            case Convolution convolution:
                init.normal_(convolution.weight!, 0, std);
                if (convolution.bias is { } bias) init.zeros_(bias);
                break;
            case BatchNorm2d norm:
                init.normal_(norm.weight!, 1, std);
                init.zeros_(norm.bias!);
                break;
        }
    });

    /// <summary>Linear layers begin with weights from U[−range, range), and biases with 0.</summary>
    public static void Uniform(Module network, double range) => network.apply(module =>
    {
        if (module is not Linear linear) return;
        init.uniform_(linear.weight!, -range, range);
        init.zeros_(linear.bias!);
    });

    /// <summary>
    /// Convolutions and linear layers begin with weights from N(0, 2/((1 + slope²) n)), n the numbers that a unit sees, and biases with 0, so that
    /// signals keep their size on the way through leaky units: He et al. (arXiv 1502.01852), equation 15.
    /// </summary>
    public static void Kaiming(Module network, double slope) => network.apply(module =>
    {
        var (weight, bias) = module is Convolution convolution ? (convolution.weight, convolution.bias) : module is Linear linear ? (linear.weight, linear.bias) : default;
        if (weight is not null) init.kaiming_normal_(weight, slope);
        if (bias is not null) init.zeros_(bias);
    });
}
