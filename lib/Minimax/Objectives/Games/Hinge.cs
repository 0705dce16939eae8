using static TorchSharp.torch;

namespace Minimax.Objectives;

/// <summary>
/// The hinge version of the game: Lim and Ye, "Geometric GAN" (arXiv 1705.02894), as Miyato et al. (arXiv 1802.05957), equations 16 and
/// 17, play it with spectral normalisation. D is a margin classifier: an example that is on its own side of ±1 teaches it nothing.
/// </summary>
public sealed class Hinge : IObjective
{
    /// <summary>E min(0, −1 + D(x)) + E min(0, −1 − D(G(z))), at most 0.</summary>
    /// <inheritdoc/>
    public Tensor DiscriminatorAscends(Tensor onReal, Tensor onFake) => (onReal - 1).clamp_max(0).mean() + (-1 - onFake).clamp_max(0).mean();

    /// <summary>−E D(G(z)).</summary>
    /// <inheritdoc/>
    public Tensor GeneratorDescends(Tensor onFake) => -onFake.mean();
}
