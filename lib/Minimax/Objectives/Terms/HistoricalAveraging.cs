using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Minimax.Objectives;

/// <summary>
/// What a player pays for being far from where it has been on average: Salimans et al., "Improved Techniques for Training GANs" (arXiv
/// 1606.03498), section 3.3. A player that circles is pulled to the middle of its circle.
/// </summary>
/// <remarks>A module without weights: the average is a buffer, so a checkpoint holds it.</remarks>
public sealed class HistoricalAveraging : nn.Module
{
    private readonly IReadOnlyList<Parameter> weights;
    private readonly Tensor mean;  // all weights in a row
    private readonly Tensor count; // t, int64

    /// <param name="network">The player's network, on its device.</param>
    /// <param name="weight">How much the term counts.</param>
    public HistoricalAveraging(nn.Module network, double weight = 1) : base("HistoricalAveraging")
    {
        (weights, Weight) = ([.. network.parameters()], weight);
        mean = zeros_like(Row()).detach();
        count = zeros(1, ScalarType.Int64);
        RegisterComponents();
    }

    /// <summary>How much it counts.</summary>
    public double Weight { get; }

    /// <summary>‖θ − 1/t Σ_i θ[i]‖², without its weight. θ[1] is what the weights are when it is first asked for.</summary>
    /// <returns>A scalar, at least 0.</returns>
    public Tensor Of()
    {
        if (count.item<long>() == 0) Remember();
        return (Row() - mean).square().sum();
    }

    /// <summary>Takes the weights as they are now into the average.</summary>
    public void Remember()
    {
        using var scope = NewDisposeScope();
        using var still = no_grad();
        count.add_(1);
        mean.add_((Row() - mean) / count.item<long>());
    }

    private Tensor Row() => cat([.. weights.Select(w => w.flatten())]);
}
