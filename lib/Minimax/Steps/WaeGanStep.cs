using Minimax.Layers;
using Minimax.Objectives;
using Minimax.Sampling;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Steps;

/// <summary>
/// WAE-GAN (Tolstikhin et al., "Wasserstein Auto-Encoders", arXiv 1711.01558, algorithm 1): an autoencoder, and a game among latents. D tells draws of the
/// prior from codes of images, and E, beside G, is to fool it. No image is ever judged.
/// </summary>
/// <param name="encoder">(B, …) to (B, latent).</param>
/// <param name="decoder">(B, latent) to (B, …).</param>
/// <param name="discriminator">(B, latent) to (B) scores.</param>
/// <param name="game">Played for codes; the paper's is non-saturating.</param>
/// <param name="prior">p(z), D's "data".</param>
/// <param name="optimizers">Of E and G, who descend one number; of D.</param>
public sealed class WaeGanStep(Module<Tensor, Tensor> encoder, Module<Tensor, Tensor> decoder, Module<Tensor, Tensor> discriminator, IGame game,
    IPrior prior, (OptimizerHelper EG, OptimizerHelper D) optimizers) : IStep<Tensor>
{
    private readonly Player<Pair<Module<Tensor, Tensor>>> eg = new("EG", new(encoder, decoder), optimizers.EG);
    private readonly Player<Module<Tensor, Tensor>> d = new("D", discriminator, optimizers.D);

    /// <summary>λ, the weight of the game; the paper's for MNIST is 10.</summary>
    public double Lambda { get; init; } = 10;

    /// <inheritdoc/>
    public IReadOnlyList<Player> Players => [eg, d];

    /// <summary>D ascends the game between z ~ p(z) and z̃ = E(x); then E and G descend ‖x − G(z̃)‖² − λ log D(z̃), or what the game has in its place.</summary>
    /// <param name="x">(B, …) data.</param>
    /// <returns>‖x − x̂‖² and both sides of the game, before their updates; D of the prior and of the codes.</returns>
    public Report Update(Tensor x)
    {
        var code = eg.Network.First.call(x);
        var drawn = prior.Draw(x.shape[0], x.device);
        var (onPrior, onCode) = (new Judged(drawn, d.Network), new Judged(code.detach(), d.Network));
        var loss = game.DiscriminatorLoss(onPrior, onCode);
        d.Descend(loss);

        using var frozen = d.Network.Freeze();
        var fooling = game.GeneratorDescends(new Judged(drawn, d.Network), new Judged(code, d.Network));
        var miss = AutoencoderStep.Miss(x, eg.Network.Second.call(code));
        eg.Descend(miss + (Lambda * fooling));
        return new Report(("reconstruction", miss), ("D loss", loss), ("E's part in the game", fooling))
        {
            Outputs = [("D(z)", Mean(onPrior)), ("D(E(x))", Mean(onCode))],
        };

        Tensor Mean(Judged judged) => game.Activation(judged.Scores).mean();
    }
}
