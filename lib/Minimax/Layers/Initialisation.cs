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
}
