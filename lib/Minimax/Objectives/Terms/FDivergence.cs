using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Objectives;

/// <summary>
/// A row of the table of Nowozin, Cseke and Tomioka, "f-GAN: Training Generative Neural Samplers using Variational Divergence Minimization"
/// (arXiv 1606.00709, tables 1, 2 and 6): a convex f with f(1) = 0, the distance D_f(P ‖ Q) = ∫ q f(p/q) that it defines, and what a
/// <see cref="FGan"/> needs to play for it.
/// </summary>
/// <remarks>
/// All functions work elementwise. Jensen-Shannon is twice the usual JSD, as in the paper, and "GAN" is 2 JSD − log 4: its f(1) is −log 4.
/// </remarks>
public sealed class FDivergence
{
    private FDivergence(string name) => Name = name;

    public static FDivergence KullbackLeibler { get; } = new("KL")
    {
        F = u => u * u.log(),
        Conjugate = t => (t - 1).exp(),
        Threshold = 1,
        Activation = v => v,
        OnSamples = v => (v - 1).exp(),
        BestScore = r => r + 1,
    };

    public static FDivergence ReverseKullbackLeibler { get; } = new("reverse KL")
    {
        F = u => -u.log(),
        Conjugate = t => -1 - (-t).log(),
        Threshold = -1,
        Activation = v => -(-v).exp(),
        OnSamples = v => v - 1,
        BestScore = r => r,
    };

    /// <summary>
    /// The conjugate is that of the whole parabola, as in the paper. As u is never negative, there is a tighter one for t below −2; this one's
    /// bound holds as well.
    /// </summary>
    public static FDivergence Pearson { get; } = new("Pearson χ²")
    {
        F = u => (u - 1).square(),
        Conjugate = t => (t.square() / 4) + t,
        Threshold = 0,
        Activation = v => v,
        OnSamples = v => (v.square() / 4) + v,
        BestScore = r => 2 * r.expm1(),
    };

    public static FDivergence Neyman { get; } = new("Neyman χ²")
    {
        F = u => (1 - u).square() / u,
        Conjugate = t => 2 - (2 * (1 - t).sqrt()),
        Threshold = 0,
        Activation = v => 1 - (-v).exp(),
        OnSamples = v => 2 - (2 * (-v / 2).exp()),
        BestScore = r => 2 * r,
    };

    public static FDivergence SquaredHellinger { get; } = new("squared Hellinger")
    {
        F = u => (u.sqrt() - 1).square(),
        Conjugate = t => t / (1 - t),
        Threshold = 0,
        Activation = v => 1 - (-v).exp(),
        OnSamples = v => v.expm1(),
        BestScore = r => r / 2,
    };

    public static FDivergence JensenShannon { get; } = new("Jensen-Shannon")
    {
        F = u => (u * u.log()) - ((u + 1) * ((u + 1) / 2).log()),
        Conjugate = t => -(2 - t.exp()).log(),
        Threshold = 0,
        Activation = v => Math.Log(2) + logsigmoid(v),
        OnSamples = v => -logsigmoid(-v) - Math.Log(2),
        BestScore = r => r,
    };

    public static FDivergence Gan { get; } = new("GAN")
    {
        F = u => (u * u.log()) - ((u + 1) * (u + 1).log()),
        Conjugate = t => -(1 - t.exp()).log(),
        Threshold = -Math.Log(2),
        Activation = v => logsigmoid(v),
        OnSamples = v => -logsigmoid(-v),
        BestScore = r => r,
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FDivergence> All { get; } =
        [KullbackLeibler, ReverseKullbackLeibler, Pearson, Neyman, SquaredHellinger, JensenShannon, Gan];

    public string Name { get; }

    /// <summary>f(u), of the ratio u = p/q > 0.</summary>
    public required Func<Tensor, Tensor> F { get; init; }

    /// <summary>f*(t) = sup over u of u t − f(u), the convex conjugate; f*'(t) is the u at which it is reached.</summary>
    public required Func<Tensor, Tensor> Conjugate { get; init; }

    /// <summary>g_f: takes any score v into the domain of f*, so that D = g_f(V) may be any network V. It rises everywhere.</summary>
    public required Func<Tensor, Tensor> Activation { get; init; }

    /// <summary>f*(g_f(v)), simplified by hand: where g_f(v) rounds to the end of the domain, f* of it would be infinite.</summary>
    public required Func<Tensor, Tensor> OnSamples { get; init; }

    /// <summary>V*, the best score, of the log ratio log p/q: g_f(V*) = f'(p/q).</summary>
    public required Func<Tensor, Tensor> BestScore { get; init; }

    /// <summary>f'(1): what the best D says where p = q. Above it lies "data", below it "sample".</summary>
    public required double Threshold { get; init; }

    /// <summary>D_f(P ‖ Q) = Σ q f(p/q).</summary>
    /// <param name="p">(cells), each above 0.</param>
    /// <param name="q">(cells), each above 0.</param>
    /// <returns>A scalar.</returns>
    public Tensor Between(Tensor p, Tensor q) => (q * F(p / q)).sum();

    public override string ToString() => Name;
}
