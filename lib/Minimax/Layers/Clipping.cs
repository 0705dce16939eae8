using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Layers;

/// <summary>Networks whose weights are kept in a box.</summary>
public static class Clipping
{
    /// <summary>w ← min(max(w, −c), c), for every weight and every bias.</summary>
    public static void Clip(this Module network, double c)
    {
        using var still = no_grad();
        foreach (var parameter in network.parameters()) parameter.clamp_(-c, c);
    }
}
