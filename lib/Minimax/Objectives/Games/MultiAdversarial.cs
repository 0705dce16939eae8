using static TorchSharp.torch;

namespace Minimax.Objectives;

/// <summary>
/// A game against N discriminators: Durugkar, Gemp and Mahadevan, "Generative Multi-Adversarial Networks" (arXiv 1611.01673). Each of the <see cref="Layers.Panel"/>
/// plays the game for itself. G has one number V_i of each and descends F(V_1, …, V_N): something between the mean of them, a forgiving teacher, and the largest,
/// a formidable adversary.
/// </summary>
/// <remarks>
/// V_i is what G descends against D_i: large where D_i tells the samples apart. Deviation: the paper's V_i has D's part on the data as well, which G cannot change.
/// </remarks>
/// <param name="game">What each of them plays.</param>
public sealed class MultiAdversarial(IObjective game) : IGame
{
    /// <summary>λ of F: 0 is the mean, infinity the largest.</summary>
    public double Lambda { get; init; }

    /// <summary>λ, if G chooses it: it then gains <see cref="Reward"/> · λ, for else it would choose 0.</summary>
    public Func<Tensor>? ChosenLambda { get; init; }

    /// <summary>c: what G gains for λ.</summary>
    public double Reward { get; init; } = 0.001;

    /// <summary>The sum of what each ascends: their weights have nothing in common.</summary>
    /// <inheritdoc/>
    public Tensor DiscriminatorAscends(Judged real, Judged fake) =>
        Each(real.Scores).Zip(Each(fake.Scores), game.DiscriminatorAscends).Aggregate((sum, one) => sum + one);

    /// <summary>F(V_1, …, V_N), less c λ if G chooses λ.</summary>
    /// <inheritdoc/>
    public Tensor GeneratorDescends(Judged real, Judged fake)
    {
        var values = stack([.. Each(fake.Scores).Select(game.GeneratorDescends)]); // (N)
        if (ChosenLambda?.Invoke() is { } lambda) return Soft(values, lambda) - (Reward * lambda);
        return double.IsPositiveInfinity(Lambda) ? values.max() : Soft(values, tensor(Lambda, values.dtype, values.device));
    }

    /// <summary>What the panel says on average.</summary>
    /// <inheritdoc/>
    public Tensor Activation(Tensor scores) => stack([.. Each(scores).Select(game.Activation)]).mean([0L]);

    /// <summary>F = Σ_i w_i V_i, with w = softmax(λ V).</summary>
    /// <param name="values">(N): V.</param>
    /// <param name="lambda">λ, at least 0.</param>
    /// <returns>A scalar.</returns>
    public static Tensor Soft(Tensor values, Tensor lambda) => ((lambda * values).softmax(0) * values).sum();

    private static Tensor[] Each(Tensor scores) => scores.unbind(1);
}
