using Minimax.Layers;
using Minimax.Objectives;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Steps;

/// <summary>
/// WESPE: Ignatov et al., "WESPE: Weakly Supervised Photo Enhancer for Digital Cameras" (arXiv 1709.01118). G makes good photographs of bad ones, of which
/// no pairs are known; F has to find the bad one again, so that the content stays. Two judges compare with good photographs: one of the colours,
/// which sees blurred images, and one of the texture, which sees grey ones.
/// </summary>
/// <param name="generators">G: (B, 3, S, S) to (B, 3, S, S), and F, back.</param>
/// <param name="discriminators">Each (B, 3, S, S) to scores of any shape: one behind a <see cref="GaussianBlur"/>, one behind <see cref="Greyscale"/>.</param>
/// <param name="optimizers">One of both generators, one of both judges.</param>
public sealed class WespeStep((Module<Tensor, Tensor> G, Module<Tensor, Tensor> F) generators, (Module<Tensor, Tensor> Colour, Module<Tensor, Tensor> Texture) discriminators,
    (OptimizerHelper Generators, OptimizerHelper Discriminators) optimizers) : IStep<(Tensor X, Tensor Y)>
{
    private static readonly IObjective Game = new NonSaturating();

    private readonly Player<Pair<Module<Tensor, Tensor>>> both = new("G, F", new(generators.G, generators.F), optimizers.Generators);
    private readonly Player<Pair<Module<Tensor, Tensor>>> judges = new("D_c, D_t", new(discriminators.Colour, discriminators.Texture), optimizers.Discriminators);

    /// <summary>What counts how much.</summary>
    public WespeWeights Weights { get; init; } = new();

    /// <summary>How far F(G(x)) is from x: L1 of the pixels, unless a network's features are compared, as in the paper.</summary>
    public Func<Tensor, Tensor, Tensor> Content { get; init; } = (back, x) => l1_loss(back, x);

    /// <inheritdoc/>
    public IReadOnlyList<Player> Players => [both, judges];

    /// <summary>Updates both judges, then both generators.</summary>
    /// <param name="batch">(B, 3, S, S) bad photographs and as many good ones, of something else, in [-1, 1].</param>
    /// <returns>The losses of the judges and of the generators, and the content's part; what each judge says of the enhanced. All before the update of who owns them.</returns>
    public Report Update((Tensor X, Tensor Y) batch)
    {
        var made = both.Network.First.call(batch.X);
        var (colour, texture) = (Judge(judges.Network.First), Judge(judges.Network.Second));
        var loss = colour.Loss + texture.Loss;
        judges.Descend(loss);
        var (total, content) = DescendGenerators(batch.X, made);
        return new Report(("D loss", loss), ("G loss", total), ("content", content)) { Outputs = [("D_c(G(x))", colour.Says), ("D_t(G(x))", texture.Says)] };

        (Tensor Loss, Tensor Says) Judge(Module<Tensor, Tensor> d)
        {
            var (onReal, onFake) = (new Judged(batch.Y, d), new Judged(made.detach(), d));
            return (Game.DiscriminatorLoss(onReal, onFake), Game.Activation(onFake.Scores).mean());
        }
    }

    /// <summary>L = L_content + w_c L_colour + w_t L_texture + w_tv L_tv (equation 1), L_content = ‖F(G(x)) − x‖₁.</summary>
    private (Tensor Loss, Tensor Content) DescendGenerators(Tensor x, Tensor made)
    {
        using var frozen = judges.Network.Freeze();
        var content = Content(both.Network.Second.call(made), x);
        var (colour, texture) = (Game.GeneratorDescends(judges.Network.First.call(made)), Game.GeneratorDescends(judges.Network.Second.call(made)));
        var loss = content + (Weights.Colour * colour) + (Weights.Texture * texture) + (Weights.Variation * TotalVariation.Of(made));
        both.Descend(loss);
        return (loss, content);
    }
}
