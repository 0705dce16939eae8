using Minimax.Layers;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// A denoiser as a generator: from noise to a picture in K steps without further noise, Song, Meng and Ermon, "Denoising Diffusion Implicit Models"
/// (arXiv 2010.02502), equation 12 with σ = 0. With K = 1 it is a generator as any GAN's, one pass from z to a picture, and can be trained as one.
/// </summary>
public sealed class Ddim : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> denoiser;
    private readonly NoiseSchedule schedule;
    private readonly long[] picture;

    /// <param name="denoiser">(B, n + 1), pictures told their step, to v, (B, …).</param>
    /// <param name="schedule">How the pictures were noised.</param>
    /// <param name="steps">K.</param>
    /// <param name="picture">The shape of a picture of n numbers.</param>
    public Ddim(Module<Tensor, Tensor> denoiser, NoiseSchedule schedule, int steps, params long[] picture) : base("Ddim")
    {
        (this.denoiser, this.schedule, this.picture, Steps) = (denoiser, schedule, picture, steps);
        RegisterComponents();
    }

    /// <summary>K.</summary>
    public int Steps { get; }

    /// <param name="z">(B, n), from N(0, I): x_T.</param>
    /// <returns>(B, …).</returns>
    public override Tensor forward(Tensor z) => Path(z).Last().X;

    /// <summary>Where the pictures are after each step, and the pictures that the network already sees in them.</summary>
    /// <param name="z">(B, n), from N(0, I): x_T.</param>
    public IEnumerable<(Tensor X, Tensor X0)> Path(Tensor z)
    {
        var x = this.Checked("noise", z, picture.Aggregate(1L, (a, b) => a * b)).view([-1, .. picture]);
        for (var k = Steps; k > 0; k--)
        {
            var (x0, epsilon) = Seen(x, At(k, x));
            x = schedule.Noised(x0, epsilon, At(k - 1, x)); // √ᾱ_s x̂_0 + √(1 − ᾱ_s) ε̂: the same noise, less of it
            yield return (x, x0);
        }
    }

    /// <summary>
    /// What the denoiser would have made of pictures: they are noised, each to a step of its own, and seen again. The more noise, the less the answer
    /// counts, by √ᾱ_t: Sauer et al., "Adversarial Diffusion Distillation" (arXiv 2311.17042), section 3.
    /// </summary>
    /// <param name="pictures">(B, …).</param>
    /// <returns>(B, …) and (B, 1, …), without a graph.</returns>
    public (Tensor Answer, Tensor Weight) Opinion(Tensor pictures)
    {
        using var still = no_grad();
        var t = randint(1, schedule.Steps + 1, [pictures.shape[0]], ScalarType.Int64, pictures.device);
        return (Seen(schedule.Noised(pictures, randn_like(pictures), t), t).X0, schedule.Signal(t, pictures));
    }

    /// <summary>
    /// E c(t) ‖x̂ − x̂_ψ‖², the mean over pixels, where x̂ are pictures, x̂_ψ what the denoiser would have made of them and c(t) how much that counts: what a
    /// student pays besides its game, in Adversarial Diffusion Distillation.
    /// </summary>
    /// <param name="pictures">(B, …).</param>
    /// <returns>A scalar, whose gradient reaches the pictures and not the denoiser.</returns>
    public Tensor Objection(Tensor pictures)
    {
        var (answer, weight) = Opinion(pictures);
        return (weight * (pictures - answer).square()).mean();
    }

    /// <summary>What is picture and what noise in x_t, as the denoiser sees it.</summary>
    private (Tensor X0, Tensor Epsilon) Seen(Tensor x, Tensor t) => schedule.Parts(x, denoiser.call(schedule.Told(x, t)), t);

    private Tensor At(int k, Tensor x) => full([x.shape[0]], k * schedule.Steps / Steps, ScalarType.Int64, x.device);
}
