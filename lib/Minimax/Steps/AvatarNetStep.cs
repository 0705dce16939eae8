using Minimax.Data;
using Minimax.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Steps;

/// <summary>
/// No game: a network learns to read factors off pictures. It is asked only for what a picture shows, the discrete factors by
/// cross-entropy and the continuous ones by squared error.
/// </summary>
/// <param name="network">What learns.</param>
/// <param name="optimizer">What trains it.</param>
public sealed class AvatarNetStep(AvatarNet network, OptimizerHelper optimizer) : IStep<AvatarBatch>
{
    private const double AmountsWeight = 3;   // a squared error of 1/3 is no better than the mean
    private const long Ignored = -100;        // cross_entropy leaves these labels out

    private readonly Player player = new("referee", network, optimizer);

    /// <inheritdoc/>
    public IReadOnlyList<Player> Players => [player];

    /// <inheritdoc/>
    public Report Update(AvatarBatch batch)
    {
        var (logits, amounts) = AvatarNet.Parts(network.call(batch.Images));
        var discrete = Discrete(logits, batch.Attributes);
        var continuous = Continuous(amounts, batch.Attributes);
        player.Descend(discrete + (AmountsWeight * continuous));
        return new Report(("discrete", discrete), ("continuous", continuous));
    }

    private static Tensor Discrete(Tensor[] logits, AvatarTable attributes)
    {
        var codes = attributes.Codes.masked_fill(attributes.CodesShow.logical_not(), Ignored); // (B, factors)
        return logits.Select((of, factor) => cross_entropy(of, codes.select(1, factor), ignore_index: Ignored)).Aggregate((sum, loss) => sum + loss);
    }

    private static Tensor Continuous(Tensor amounts, AvatarTable attributes)
    {
        var shown = attributes.AmountsShow.to_type(ScalarType.Float32);                         // (B, amounts)
        var errors = (amounts - AvatarReading.Scaled(attributes.Amounts)).square() * shown;
        return (errors.sum([0]) / shown.sum([0]).clamp_min(1)).sum();
    }
}
