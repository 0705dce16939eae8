using Minimax.Layers;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Sampling;

/// <summary>
/// The shortest way between two latents, measured where it counts: in what the generator makes of it. Shao, Kumar and Fletcher, "The Riemannian Geometry of
/// Deep Generative Models" (arXiv 1711.08014).
/// </summary>
public static class Geodesic
{
    /// <summary>
    /// Bends the straight line until E = S/2 Σ_i ‖G(z_{i+1}) − G(z_i)‖² is least. The least energy is half the squared length of the shortest way, taken at
    /// constant speed.
    /// </summary>
    /// <param name="generator">(B, latent) to (B, …), as after training: batch normalisation by its running averages.</param>
    /// <param name="from">(latent).</param>
    /// <param name="to">(latent).</param>
    /// <param name="segments">S.</param>
    /// <param name="steps">Of Adam; 0 leaves the straight line.</param>
    /// <param name="learningRate">Adam's.</param>
    /// <returns>(S + 1, latent), both ends among them.</returns>
    public static Tensor Between(Module<Tensor, Tensor> generator, Tensor from, Tensor to, int segments = 16, int steps = 300, double learningRate = 0.02)
    {
        using var scope = NewDisposeScope();
        using var frozen = generator.Freeze();
        using var gradients = enable_grad();
        using var evaluating = generator.Evaluating();
        var t = linspace(0, 1, segments + 1, from.dtype, from.device).unsqueeze(1);              // (S + 1, 1)
        var line = lerp(from, to, t).detach();                                                   // (S + 1, latent)
        var inner = new Parameter(line.narrow(0, 1, segments - 1).clone());
        using var adam = optim.Adam([inner], learningRate);
        for (var step = 0; step < steps; step++) Descend(generator, line, inner, adam);
        return Way(line, inner).detach().MoveToOuterDisposeScope();
    }

    /// <summary>Σ_i ‖G(z_{i+1}) − G(z_i)‖: the length of a way through the latents, as its samples see it.</summary>
    /// <param name="samples">(S + 1, …): what a generator makes of the way.</param>
    public static double Length(Tensor samples)
    {
        using var scope = NewDisposeScope();
        return Steps(samples).norm(1).sum().item<float>();
    }

    private static void Descend(Module<Tensor, Tensor> generator, Tensor line, Parameter inner, Adam adam)
    {
        using var scope = NewDisposeScope();
        adam.zero_grad();
        (Steps(generator.call(Way(line, inner))).square().sum() * ((line.shape[0] - 1) / 2.0)).backward();   // E
        adam.step();
    }

    private static Tensor Way(Tensor line, Tensor inner) => cat([line.narrow(0, 0, 1), inner, line.narrow(0, -1, 1)]);

    private static Tensor Steps(Tensor samples) => samples.flatten(1).diff(dim: 0);              // (S, n)
}
