using static TorchSharp.torch;

namespace Minimax.Sampling;

/// <summary>Ways through the space of latents.</summary>
public static class Latents
{
    private const double Parallel = 1e-4; // radians; below, the straight line is as good and its formula does not divide by zero

    /// <summary>
    /// The great circle from one latent to another: slerp(a, b, t) = sin((1 − t)Ω)/sin Ω · a + sin(tΩ)/sin Ω · b, where Ω is the angle
    /// between a and b (Shoemake, "Animating Rotation with Quaternion Curves", 1985; White, "Sampling Generative Networks",
    /// arXiv 1609.04468, section 2.1).
    /// </summary>
    /// <remarks>
    /// Nearly all of N(0, I) in n dimensions lies close to the sphere of radius √n. The straight line between two of its points leaves that
    /// sphere, down to √(n/2) half-way; the great circle stays.
    /// </remarks>
    /// <param name="from">(…, latent): a.</param>
    /// <param name="to">(…, latent): b, not opposite to a, where there is no single great circle.</param>
    /// <param name="t">0 for a, 1 for b; a number, or (…, 1).</param>
    /// <returns>(…, latent), broadcast.</returns>
    public static Tensor Slerp(Tensor from, Tensor to, Tensor t)
    {
        using var scope = NewDisposeScope();
        var cosine = (from * to).sum(-1, keepdim: true) / (from.norm(-1, keepdim: true) * to.norm(-1, keepdim: true));
        var angle = cosine.clamp(-1, 1).acos();                                             // Ω: (…, 1)
        var sphere = ((((1 - t) * angle).sin() * from) + ((t * angle).sin() * to)) / angle.sin();
        var line = ((1 - t) * from) + (t * to);
        return where(angle.lt(Parallel), line, sphere).MoveToOuterDisposeScope();
    }
}
