using System.Diagnostics;
using Minimax.Layers;
using Minimax.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Editing;

/// <summary>
/// Finds latents whose images cost little: Zhu et al., "Generative Visual Manipulation on the Natural Image Manifold" (arXiv 1609.03552), sections 4 and 5.
/// The cost ‖x − G(z)‖² projects an image onto what G can paint; one of a few strokes edits it.
/// </summary>
/// <remarks>
/// It descends by Adam, where the paper has L-BFGS-B, and keeps for each example the best latent of its way. The descent may end in a valley that is not
/// the deepest: where it starts counts.
/// </remarks>
/// <param name="generator">(B, latent) to (B, …). It is used as after training: batch normalisation by its running averages.</param>
public sealed class Projection(Module<Tensor, Tensor> generator)
{
    /// <summary>Adam's: a latent of N(0, I) crosses its cloud in some forty steps.</summary>
    public double LearningRate { get; init; } = 0.05;

    /// <summary>Steps of a descent; 0 leaves the latents where they are.</summary>
    public int Steps { get; init; } = 100;

    /// <summary>When a descent ends even if steps are left; never, if it is null. A hand that draws would rather have half an answer now.</summary>
    public TimeSpan? Limit { get; init; }

    /// <summary>λ_s of ‖z − z₀‖²: how much it costs to leave the start.</summary>
    public double Stay { get; init; }

    /// <summary>Called before each step with its number, the latents and what each costs, without the price of leaving.</summary>
    public Action<int, Tensor, Tensor>? See { get; init; }

    /// <summary>z* = argmin over z of cost(G(z)) + λ_s ‖z − z₀‖².</summary>
    /// <param name="start">(N, latent): z₀.</param>
    /// <param name="cost">Of images (N, …), one number each: (N).</param>
    /// <returns>(N, latent): the best found.</returns>
    public Tensor Of(Tensor start, Func<Tensor, Tensor> cost)
    {
        using var scope = NewDisposeScope();
        using var frozen = generator.Freeze();
        using var gradients = enable_grad();
        using var evaluating = generator.Evaluating();
        var z = new Parameter(start.detach().clone());
        var (best, least) = (z.detach().clone(), full([z.shape[0]], double.PositiveInfinity, z.dtype, z.device));
        using var adam = new FusedAdam([z], LearningRate);
        var clock = Stopwatch.StartNew();
        for (var step = 0; step <= Steps && (step == 0 || Limit is null || clock.Elapsed < Limit); step++) Descend(step, z, start, cost, (best, least), adam);
        return best.MoveToOuterDisposeScope();
    }

    private void Descend(int step, Parameter z, Tensor start, Func<Tensor, Tensor> cost, (Tensor Latents, Tensor Cost) best, FusedAdam adam)
    {
        using var scope = NewDisposeScope();
        var wanted = cost(generator.call(z));                                               // (N)
        var each = wanted + (Stay * (z - start).square().sum(1));
        See?.Invoke(step, z.detach(), wanted.detach());
        adam.zero_grad();
        each.sum().backward();                                                              // each latent's gradient is that of its own cost
        var better = each.detach().lt(best.Cost);                                           // false for NaN
        best.Latents.copy_(where(better.unsqueeze(1), z.detach(), best.Latents));
        best.Cost.copy_(where(better, each.detach(), best.Cost));
        if (step < Steps) adam.step();
    }
}
