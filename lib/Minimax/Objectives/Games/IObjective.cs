using static TorchSharp.torch;

namespace Minimax.Objectives;

/// <summary>A game on D's outputs alone, before any squashing (logits, or a critic's scores).</summary>
public interface IObjective : IGame
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

    Tensor IGame.DiscriminatorAscends(Judged real, Judged fake) => DiscriminatorAscends(real.Scores, fake.Scores);

    Tensor IGame.GeneratorDescends(Judged real, Judged fake) => GeneratorDescends(fake.Scores);
}
