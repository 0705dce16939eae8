using static TorchSharp.torch;

namespace Minimax.Objectives;

/// <summary>
/// LSGAN: Mao et al., "Least Squares Generative Adversarial Networks" (arXiv 1611.04076), equation 2. D's output is a score, not a logit:
/// it is pulled to b on data and to a on samples, and G pulls it to c on samples. The square also pushes samples that D already takes for
/// data, but too much so, back to where the data are. The best D is (b·p + a·q) / (p + q).
/// </summary>
/// <remarks>Not to be confused with LS-GAN, the loss-sensitive GAN (arXiv 1701.06264).</remarks>
/// <param name="a">What D should say of samples.</param>
/// <param name="b">What D should say of data.</param>
/// <param name="c">
/// What G wants D to say of samples: b, as here (equation 9), or with a = −1, b = 1 the value 0, for which the game minimises Pearson's χ²
/// between p + q and 2q (section 3.2).
/// </param>
public sealed class LeastSquares(double a = 0, double b = 1, double c = 1) : IObjective
{
    /// <summary>−(½ E (D(x) − b)² + ½ E (D(G(z)) − a)²), at most 0.</summary>
    /// <inheritdoc/>
    public Tensor DiscriminatorAscends(Tensor onReal, Tensor onFake) =>
        -0.5 * ((onReal - b).square().mean() + (onFake - a).square().mean());

    /// <summary>½ E (D(G(z)) − c)², at least 0.</summary>
    /// <inheritdoc/>
    public Tensor GeneratorDescends(Tensor onFake) => 0.5 * (onFake - c).square().mean();
}
