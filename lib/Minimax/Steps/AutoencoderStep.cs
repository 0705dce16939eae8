using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Steps;

/// <summary>
/// An encoder E finds the code of an image, a decoder G paints it again: both descend ‖x − x̂‖² and what the code costs. A plain autoencoder's costs nothing, a
/// VAE's is its divergence from N(0, I) (Kingma and Welling, arXiv 1312.6114), WAE-MMD's is the <see cref="Objectives.MaximumMeanDiscrepancy"/> of
/// all codes of the batch from draws of the prior (Tolstikhin et al., arXiv 1711.01558, algorithm 2).
/// </summary>
/// <param name="encoder">(B, …) to what <paramref name="code"/> takes.</param>
/// <param name="decoder">(B, latent) to (B, …).</param>
/// <param name="code">Of what E says of a batch: the latents that G gets, (B, latent), and what they cost, a scalar.</param>
/// <param name="optimizer">Of E and G, who descend one number.</param>
public sealed class AutoencoderStep(Module<Tensor, Tensor> encoder, Module<Tensor, Tensor> decoder, Func<Tensor, (Tensor Latents, Tensor Cost)> code,
    OptimizerHelper optimizer) : IStep<Tensor>
{
    private readonly Player<Pair<Module<Tensor, Tensor>>> eg = new("EG", new(encoder, decoder), optimizer);

    /// <summary>λ, the weight of what the code costs.</summary>
    public double Lambda { get; init; } = 1;

    /// <inheritdoc/>
    public IReadOnlyList<Player> Players => [eg];

    /// <summary>E and G descend ‖x − x̂‖² + λ · cost.</summary>
    /// <param name="x">(B, …) data.</param>
    /// <returns>Both numbers, before the update.</returns>
    public Report Update(Tensor x)
    {
        var (z, cost) = code(eg.Network.First.call(x));
        var miss = Miss(x, eg.Network.Second.call(z));
        eg.Descend(miss + (Lambda * cost));
        return new Report(("reconstruction", miss), ("cost of the code", cost));
    }

    /// <summary>‖x − x̂‖², the sum over an image and the mean over the batch.</summary>
    internal static Tensor Miss(Tensor x, Tensor rebuilt) => (x - rebuilt).square().flatten(1).sum(1).mean();
}
