using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Layers;

/// <summary>
/// N generators as one: G(z, i) = G_i(z). If each i is as likely as another, a sample is from the mixture of theirs, p_g = 1/N Σ_i p_i. Each of them makes the
/// whole batch, and one is taken: it costs N generators, and needs no sorting.
/// </summary>
public sealed class GeneratorMixture : Module<Tensor, Tensor>
{
    private readonly ModuleList<Module<Tensor, Tensor>> generators;

    /// <param name="generators">(B, latent) to (B, …) each, of equal shapes.</param>
    public GeneratorMixture(params Module<Tensor, Tensor>[] generators) : base("GeneratorMixture")
    {
        this.generators = new(generators);
        RegisterComponents();
    }

    /// <param name="told">(B, latent + N): noise, then the number i, one-hot.</param>
    /// <returns>(B, n): the numbers of a sample, in a row.</returns>
    public override Tensor forward(Tensor told)
    {
        var latent = told.shape[1] - generators.Count;
        var (z, chosen) = (told.narrow(1, 0, latent), Labelled.Last(told, generators.Count));
        var all = stack([.. generators.Select(g => g.call(z).flatten(1))], 1);      // (B, N, n)
        return (all * chosen.unsqueeze(2)).sum(1);                                  // (B, n)
    }
}
