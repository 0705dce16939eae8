using Minimax.Layers;
using Minimax.Models;
using Minimax.Objectives;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Steps;

/// <summary>
/// DA-GAN in small: Ma, Fu, Chen and Mei, "DA-GAN: Instance-level Image Translation by Deep Attention Generative Adversarial Networks" (arXiv 1802.06454). G
/// names a region of each image and translates what is in it. One judge compares whole images with those of the target, of which none belongs to
/// a source's; another one sees what is left outside of the regions, in both domains.
/// </summary>
/// <remarks>
/// Deviations: one region, where the paper has several; it is corrected in place, where the paper decodes codes of the regions and compares codes before and after;
/// and the judge of the outside and the price of a region are ours: the regions hold all that tells the domains apart if nobody can tell them by the rest. The paper's second
/// judge sees translations of the target; here these are held by the symmetry alone.
/// </remarks>
/// <param name="translator">G: (B, 3, S, S) to (B, 3, S, S).</param>
/// <param name="discriminators">Of whole images and of what is left, each (B, 3, S, S) to scores of any shape.</param>
/// <param name="optimizers">One of G, one of both judges.</param>
public sealed class DaGanStep(DaGan.Translator translator, (Module<Tensor, Tensor> Whole, Module<Tensor, Tensor> Outside) discriminators,
    (OptimizerHelper G, OptimizerHelper Discriminators) optimizers) : IStep<(Tensor Source, Tensor Target)>
{
    private static readonly IObjective Game = new NonSaturating();

    private readonly Player<DaGan.Translator> g = new("G", translator, optimizers.G);
    private readonly Player<Pair<Module<Tensor, Tensor>>> judges = new("D, D_out", new(discriminators.Whole, discriminators.Outside), optimizers.Discriminators);

    /// <summary>What counts how much.</summary>
    public DaGanWeights Weights { get; init; } = new();

    /// <inheritdoc/>
    public IReadOnlyList<Player> Players => [g, judges];

    /// <summary>Updates both judges, then G, on the same regions and translations.</summary>
    /// <param name="batch">(B, 3, S, S) images of the source and as many of the target, in [-1, 1], unpaired.</param>
    /// <returns>The losses of the judges and of G, and the share of the source's images that regions cover; what D says of the target and of translations. All before the update of who owns them.</returns>
    public Report Update((Tensor Source, Tensor Target) batch)
    {
        var (s, t) = batch;
        var (boxesS, boxesT) = (g.Network.Attend(s), g.Network.Attend(t));                      // (B, 4)
        var (maskS, maskT) = (DaGan.Mask(boxesS, s.shape[3]), DaGan.Mask(boxesT, t.shape[3]));  // (B, 1, S, S)
        var (made, leftS, leftT) = (g.Network.Translate(s, maskS), s * (1 - maskS), t * (1 - maskT));
        var (onTarget, onMade) = (new Judged(t, judges.Network.First), new Judged(made.detach(), judges.Network.First));
        var (onLeftT, onLeftS) = (new Judged(leftT.detach(), judges.Network.Second), new Judged(leftS.detach(), judges.Network.Second));
        var loss = Game.DiscriminatorLoss(onTarget, onMade) + Game.DiscriminatorLoss(onLeftT, onLeftS);
        judges.Descend(loss);

        var area = DaGan.Area(boxesS, Weights.Free) + DaGan.Area(boxesT, Weights.Free);
        var changed = l1_loss(g.Network.Translate(t, maskT.detach()), t);                       // L_sym
        var total = DescendGenerator(made, leftS, leftT, (Weights.Area * area) + (Weights.Symmetry * changed));
        return new Report(("D loss", loss), ("G loss", total), ("region", maskS.mean())) { Outputs = [("D(t)", Says(onTarget)), ("D(s')", Says(onMade))] };

        static Tensor Says(Judged judged) => Game.Activation(judged.Scores).mean();
    }

    /// <summary>L = L_GAN(s') + ω (L_out(s) + L_out(t)) + γ E max(0, ab − free) + β ‖G(t) − t‖₁: what is left of either domain shall look like what is left of the other.</summary>
    private Tensor DescendGenerator(Tensor made, Tensor leftS, Tensor leftT, Tensor costs)
    {
        using var frozen = judges.Network.Freeze();
        var outside = Game.GeneratorDescends(judges.Network.Second.call(leftS)) + Game.GeneratorDescends(-judges.Network.Second.call(leftT));
        var loss = Game.GeneratorDescends(judges.Network.First.call(made)) + (Weights.Outside * outside) + costs;
        g.Descend(loss);
        return loss;
    }
}
