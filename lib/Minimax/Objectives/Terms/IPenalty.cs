using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Objectives;

/// <summary>What D pays besides the game.</summary>
public interface IPenalty
{
    /// <summary>How much it counts: λ.</summary>
    double Weight { get; }

    /// <summary>The penalty, without its weight.</summary>
    /// <param name="discriminator">(B, …) to (B) scores.</param>
    /// <param name="real">(B, …) data.</param>
    /// <param name="fake">(B, …) samples; no gradient reaches them.</param>
    /// <returns>A scalar.</returns>
    Tensor Of(Module<Tensor, Tensor> discriminator, Tensor real, Tensor fake);
}
