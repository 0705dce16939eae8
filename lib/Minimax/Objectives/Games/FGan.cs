using static TorchSharp.torch;

namespace Minimax.Objectives;

/// <summary>
/// f-GAN: Nowozin, Cseke and Tomioka (arXiv 1606.00709), equations 4 and 6. For any D the value below is at most the divergence
/// D_f(P ‖ Q), and equal to it at D* = f'(p/q): D measures the divergence by climbing, and G descends what D has measured.
/// </summary>
/// <param name="divergence">Which f. With <see cref="FDivergence.Gan"/> this is <see cref="MinimaxGame"/>.</param>
/// <param name="nonSaturating">
/// Whether G ascends E g_f(V(G(z))) instead, section 3.2 of the paper: a strong gradient where D is sure, and another divergence that is
/// descended. With <see cref="FDivergence.Gan"/> this is <see cref="NonSaturating"/>.
/// </param>
public sealed class FGan(FDivergence divergence, bool nonSaturating = false) : IObjective
{
    /// <summary>E g_f(V(x)) − E f*(g_f(V(G(z)))), at most D_f(P ‖ Q).</summary>
    /// <inheritdoc/>
    public Tensor DiscriminatorAscends(Tensor onReal, Tensor onFake) => divergence.Activation(onReal).mean() - divergence.OnSamples(onFake).mean();

    /// <summary>−E f*(g_f(V(G(z)))): all of the value that G can change; or −E g_f(V(G(z))).</summary>
    /// <inheritdoc/>
    public Tensor GeneratorDescends(Tensor onFake) => -(nonSaturating ? divergence.Activation(onFake) : divergence.OnSamples(onFake)).mean();

    /// <summary>g_f.</summary>
    public Tensor Activation(Tensor scores) => divergence.Activation(scores);
}
