using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Objectives;

/// <summary>
/// The relativistic game: Jolicoeur-Martineau, "The Relativistic Discriminator" (arXiv 1807.00734), section 4.1, as Huang et al., "The GAN is
/// dead; long live the GAN!" (arXiv 2501.05441) play it. D says by how much data looks more real than samples, so a sample that is worse than
/// its partner is pushed even where D has long been sure: no mode can be left out of a comparison.
/// </summary>
public sealed class RelativisticPairing : IGame
{
    /// <summary>E log σ(D(x) − D(G(z))), at most 0: each example is paired with a sample.</summary>
    /// <inheritdoc/>
    public Tensor DiscriminatorAscends(Judged real, Judged fake) => -softplus(fake.Scores - real.Scores).mean();

    /// <summary>−E log σ(D(G(z)) − D(x)): G wants the same comparison the other way round.</summary>
    /// <inheritdoc/>
    public Tensor GeneratorDescends(Judged real, Judged fake) => softplus(real.Scores - fake.Scores).mean();
}
