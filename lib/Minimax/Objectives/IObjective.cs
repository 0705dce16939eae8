using static TorchSharp.torch;

namespace Minimax.Objectives;

/// <summary>
/// What the two players of a GAN want, in the sign of the papers: D climbs one number, G goes down another.
/// Both are functions of D's outputs alone, before any squashing (logits, or a critic's scores).
/// </summary>
public interface IObjective
{
    /// <summary>What D ascends.</summary>
    /// <param name="onReal">(B) D's outputs on data.</param>
    /// <param name="onFake">(B) D's outputs on samples.</param>
    /// <returns>A scalar.</returns>
    Tensor DiscriminatorAscends(Tensor onReal, Tensor onFake);

    /// <summary>What G descends.</summary>
    /// <param name="onFake">(B) D's outputs on samples.</param>
    /// <returns>A scalar.</returns>
    Tensor GeneratorDescends(Tensor onFake);
}
