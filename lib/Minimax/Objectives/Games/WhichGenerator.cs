using Minimax.Layers;
using static TorchSharp.torch;

namespace Minimax.Objectives;

/// <summary>
/// Several generators against a D that says not only whether a sample is false, but whose it is: MAD-GAN (Ghosh et al., "Multi-Agent Diverse Generative Adversarial
/// Networks", arXiv 1704.02906). D has a logit for each of the N generators, and a last one for the data.
/// </summary>
/// <remarks>
/// Samples are <see cref="Labelled"/> with the number of their generator, all numbers equally often. Two deviations: the paper has the sum over the generators
/// where this is their mean, so that samples count as much as data; and its G_i descends log(1 − D_{N+1}), here it is the non-saturating −log D_{N+1}.
/// </remarks>
/// <param name="generators">N.</param>
public sealed class WhichGenerator(int generators) : IGame
{
    /// <summary>E log D_{N+1}(x) + 1/N Σ_i E log D_i(G_i(z)): for the best D, the plain game's −log 4 + 2 JSD(p ‖ p_g), and I(i; x) − log N.</summary>
    /// <inheritdoc/>
    public Tensor DiscriminatorAscends(Judged real, Judged fake)
    {
        var named = Labelled.Last(fake.Examples, generators) * fake.Scores.log_softmax(1).narrow(1, 0, generators); // (B, N)
        return LogReal(real.Scores).mean() + named.sum(1).mean();
    }

    /// <summary>−E log D_{N+1}(G_i(z)), over all i.</summary>
    /// <inheritdoc/>
    public Tensor GeneratorDescends(Judged real, Judged fake) => -LogReal(fake.Scores).mean();

    /// <summary>D_{N+1}.</summary>
    /// <param name="scores">(B, N + 1).</param>
    /// <returns>(B).</returns>
    public Tensor Activation(Tensor scores) => LogReal(scores).exp();

    private Tensor LogReal(Tensor scores) => scores.log_softmax(1).select(1, generators); // (B)
}
