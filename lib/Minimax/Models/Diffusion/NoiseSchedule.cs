using Minimax.Layers;
using static TorchSharp.torch;

namespace Minimax.Models;

/// <summary>
/// How a picture drowns in noise, in T small steps: Ho, Jain and Abbeel, "Denoising Diffusion Probabilistic Models" (arXiv 2006.11239), with the cosine
/// of Nichol and Dhariwal, "Improved DDPM" (arXiv 2102.09672), equation 17. ᾱ_t is the share of the picture in the variance at step t: 1 at 0, and nearly
/// none at T.
/// </summary>
public sealed class NoiseSchedule
{
    private const double Offset = 0.008;    // s of equation 17: the first steps are not too small
    private const double MostAdded = 0.999; // β is cut off there, as in the paper: ᾱ stays above 0

    private readonly double[] left;         // ᾱ_t, t = 0…T
    private readonly Tensor signal, noise;  // √ᾱ_t and √(1 − ᾱ_t)

    /// <param name="steps">T.</param>
    public NoiseSchedule(int steps = 1000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        left = new double[steps + 1];
        left[0] = 1;
        for (var t = 1; t <= steps; t++) left[t] = left[t - 1] * Math.Max(Cosine(t) / Cosine(t - 1), 1 - MostAdded);
        signal = tensor(Array.ConvertAll(left, share => (float)Math.Sqrt(share))).DetachFromDisposeScope();
        noise = tensor(Array.ConvertAll(left, share => (float)Math.Sqrt(1 - share))).DetachFromDisposeScope();

        double Cosine(int t) => Math.Pow(Math.Cos((((double)t / steps) + Offset) / (1 + Offset) * Math.PI / 2), 2);
    }

    /// <summary>T.</summary>
    public int Steps => left.Length - 1;

    /// <summary>ᾱ_t.</summary>
    public double Left(int t) => left[t];

    /// <summary>β_t = 1 − ᾱ_t / ᾱ_{t−1}: the variance of the noise that step t adds.</summary>
    public double Added(int t) => 1 - (left[t] / left[t - 1]);

    /// <summary>√ᾱ_t, for examples of n axes.</summary>
    /// <param name="t">(B), int64, from 0 to T.</param>
    /// <param name="like">(B, …).</param>
    /// <returns>(B, 1, …).</returns>
    public Tensor Signal(Tensor t, Tensor like) => At(signal, t, like);

    /// <summary>√(1 − ᾱ_t), for examples of n axes.</summary>
    /// <inheritdoc cref="Signal"/>
    public Tensor Noise(Tensor t, Tensor like) => At(noise, t, like);

    /// <summary>A draw from q(x_t | x_0) = N(√ᾱ_t x_0, (1 − ᾱ_t) I): √ᾱ_t x_0 + √(1 − ᾱ_t) ε (equation 4 of DDPM).</summary>
    /// <param name="x0">(B, …).</param>
    /// <param name="epsilon">(B, …), from N(0, I).</param>
    /// <param name="t">(B), int64.</param>
    public Tensor Noised(Tensor x0, Tensor epsilon, Tensor t) => (Signal(t, x0) * x0) + (Noise(t, x0) * epsilon);

    /// <summary>
    /// v = √ᾱ_t ε − √(1 − ᾱ_t) x_0: what the network is asked for, Salimans and Ho (arXiv 2202.00512), section 4. DDPM asks for ε, from which x_0 cannot be
    /// had where nothing of it is left: and there a single step begins.
    /// </summary>
    /// <inheritdoc cref="Noised"/>
    public Tensor Velocity(Tensor x0, Tensor epsilon, Tensor t) => (Signal(t, x0) * epsilon) - (Noise(t, x0) * x0);

    /// <summary>(x_0, ε) of (x_t, v): x_0 = √ᾱ_t x_t − √(1 − ᾱ_t) v and ε = √(1 − ᾱ_t) x_t + √ᾱ_t v. The two pairs are a rotation apart.</summary>
    /// <param name="x">(B, …): x_t.</param>
    /// <param name="v">(B, …).</param>
    /// <param name="t">(B), int64.</param>
    public (Tensor X0, Tensor Epsilon) Parts(Tensor x, Tensor v, Tensor t)
    {
        var (a, b) = (Signal(t, x), Noise(t, x));
        return ((a * x) - (b * v), (b * x) + (a * v));
    }

    /// <summary>
    /// q(x_{t−1} | x_t, x_0), by which DDPM goes back a step: N(μ̃, β̃ I) with μ̃ = √ᾱ_{t−1} β_t / (1 − ᾱ_t) x_0 + √α_t (1 − ᾱ_{t−1}) / (1 − ᾱ_t) x_t and
    /// β̃ = (1 − ᾱ_{t−1}) / (1 − ᾱ_t) β_t, where α_t = 1 − β_t (equations 6 and 7).
    /// </summary>
    /// <param name="x">(B, …): x_t.</param>
    /// <param name="x0">(B, …).</param>
    /// <param name="t">From 1 to T.</param>
    public (Tensor Mean, double Variance) Posterior(Tensor x, Tensor x0, int t)
    {
        var (beta, before, all) = (Added(t), 1 - left[t - 1], 1 - left[t]);
        return ((Math.Sqrt(left[t - 1]) * beta / all * x0) + (Math.Sqrt(1 - beta) * before / all * x), before / all * beta);
    }

    /// <summary>A batch for a <see cref="Denoiser"/>: each picture at a step of its own, drawn evenly, and the v that is to be said of it.</summary>
    /// <param name="pictures">(B, …) of n numbers.</param>
    /// <returns>(B, n + 1): noised pictures, <see cref="Labelled"/> with t / T; and (B, …).</returns>
    public (Tensor X, Tensor Y) Task(Tensor pictures)
    {
        var t = randint(1, Steps + 1, [pictures.shape[0]], ScalarType.Int64, pictures.device);
        var epsilon = randn_like(pictures);
        return (Told(Noised(pictures, epsilon, t), t), Velocity(pictures, epsilon, t));
    }

    /// <summary>Pictures with the step that they are at, as a <see cref="Denoiser"/> takes them.</summary>
    /// <param name="x">(B, …) of n numbers: x_t.</param>
    /// <param name="t">(B), int64.</param>
    /// <returns>(B, n + 1).</returns>
    public Tensor Told(Tensor x, Tensor t) => Labelled.Join(x, t.to_type(ScalarType.Float32).unsqueeze(1) / Steps);

    private static Tensor At(Tensor table, Tensor t, Tensor like) =>
        table.to(t.device).index_select(0, t).view([-1, .. Enumerable.Repeat(1L, (int)like.dim() - 1)]).to_type(like.dtype);
}
