using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Objectives;

/// <summary>
/// The game that is played in practice (arXiv 1406.2661, end of section 3): D's side is that of <see cref="MinimaxGame"/>, but G
/// maximises log D(G(z)) instead of minimising log(1 − D(G(z))). The fixed point is the same; the gradient is strong where D is sure.
/// It is another loss, not another way to write the first one: the game is no longer zero-sum.
/// </summary>
public class NonSaturating : MinimaxGame
{
    /// <summary>−E log D(G(z)), at least 0; ln 2 ≈ 0.6931 at the equilibrium.</summary>
    /// <inheritdoc/>
    public override Tensor GeneratorDescends(Tensor onFake) => -logsigmoid(onFake).mean();
}
