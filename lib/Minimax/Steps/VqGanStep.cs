using Minimax.Layers;
using Minimax.Objectives;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Steps;

/// <summary>
/// VQ-GAN: Esser, Rombach and Ommer, "Taming Transformers for High-Resolution Image Synthesis" (arXiv 2012.09841), section 3.1. An autoencoder with a
/// codebook, whose rebuilt pictures are samples to a D. Without the game it is an <see cref="AutoencoderStep"/>.
/// </summary>
/// <remarks>Deviation: the paper's miss is a distance of deep features, here one of pixels. D comes in late there: train by <see cref="AutoencoderStep"/> before.</remarks>
/// <param name="encoder">(B, …) to what <paramref name="code"/> takes.</param>
/// <param name="decoder">Codes to (B, …).</param>
/// <param name="last">The weights of the decoder's last layer, at which λ is measured.</param>
/// <param name="discriminator">(B, …) to scores of any shape.</param>
/// <param name="code">Of what E says of a batch: the codes that G gets, and what they cost, a scalar.</param>
/// <param name="game">Between data and rebuilt pictures.</param>
/// <param name="optimizers">Of E and G, who descend one number; of D.</param>
public sealed class VqGanStep(Module<Tensor, Tensor> encoder, Module<Tensor, Tensor> decoder, Tensor last, Module<Tensor, Tensor> discriminator,
    Func<Tensor, (Tensor Codes, Tensor Cost)> code, IGame game, (OptimizerHelper EG, OptimizerHelper D) optimizers) : IStep<Tensor>
{
    private const double Delta = 1e-6; // δ, the paper's: a game without a slope must not divide by zero
    private readonly Player<Pair<Module<Tensor, Tensor>>> eg = new("EG", new(encoder, decoder), optimizers.EG);
    private readonly Player<Module<Tensor, Tensor>> d = new("D", discriminator, optimizers.D);

    /// <summary>What λ is multiplied by; the authors' settings for ImageNet have 0.8.</summary>
    public double Weight { get; init; } = 0.8;

    /// <inheritdoc/>
    public IReadOnlyList<Player> Players => [eg, d];

    /// <summary>D ascends the game between x and x̂; then E and G descend ‖x − x̂‖² + the cost of the codes + λ · their side of the game (equation 6).</summary>
    /// <param name="x">(B, …) data.</param>
    /// <returns>The miss, the cost, both sides of the game and λ, before the updates; D of data and of rebuilt pictures.</returns>
    public Report Update(Tensor x)
    {
        var (codes, cost) = code(eg.Network.First.call(x));
        var rebuilt = eg.Network.Second.call(codes);                                        // x̂
        var (onData, onRebuilt) = (new Judged(x, d.Network), new Judged(rebuilt.detach(), d.Network));
        var loss = game.DiscriminatorLoss(onData, onRebuilt);
        d.Descend(loss);

        using var frozen = d.Network.Freeze();
        var miss = AutoencoderStep.Miss(x, rebuilt);
        var fooling = game.GeneratorDescends(new Judged(x, d.Network), new Judged(rebuilt, d.Network));
        var lambda = Lambda(miss, fooling);
        eg.Descend(miss + cost + (Weight * lambda * fooling));
        return new Report(("reconstruction", miss), ("cost of the code", cost), ("D loss", loss), ("G's part in the game", fooling), ("λ", lambda))
        {
            Outputs = [("D(x)", game.Activation(onData.Scores).mean()), ("D(x̂)", game.Activation(onRebuilt.Scores).mean())],
        };
    }

    /// <summary>λ = ‖∇_L miss‖ / (‖∇_L game‖ + δ), by the weights L of the last layer: both sides pull equally hard (equation 7).</summary>
    private Tensor Lambda(Tensor miss, Tensor fooling)
    {
        return Slope(miss) / (Slope(fooling) + Delta);

        Tensor Slope(Tensor number) => autograd.grad([number], [last], retain_graph: true)[0].norm();
    }
}
