using static TorchSharp.torch;

namespace Minimax.Objectives;

/// <summary>
/// Wasserstein GAN: Arjovsky, Chintala and Bottou (arXiv 1701.07875), equation 2. D is a critic f without any squashing, and the most that
/// it can climb, among functions whose slope is nowhere above one, is W₁(p_data, p_G): the work of moving the samples to the data.
/// </summary>
/// <remarks>The objective does not keep the slope below one: <see cref="GradientPenalty"/> does.</remarks>
public sealed class Wasserstein : IObjective
{
    /// <summary>E f(x) − E f(G(z)): at the best critic, the distance W₁.</summary>
    /// <inheritdoc/>
    public Tensor DiscriminatorAscends(Tensor onReal, Tensor onFake) => onReal.mean() - onFake.mean();

    /// <summary>−E f(G(z)): all of the distance that G can change.</summary>
    /// <inheritdoc/>
    public Tensor GeneratorDescends(Tensor onFake) => -onFake.mean();
}
