using Minimax.Data;
using static TorchSharp.torch;

namespace Minimax.Metrics;

/// <summary>What an <see cref="AvatarReferee"/> made of N pictures.</summary>
/// <param name="Features">(N, 128): the last hidden layer.</param>
/// <param name="Codes">(N, discrete factors) int64: the value of each factor that the picture is taken to show.</param>
/// <param name="Amounts">(N, continuous factors).</param>
public sealed record AvatarJudgement(Tensor Features, Tensor Codes, Tensor Amounts)
{
    /// <summary>N.</summary>
    public long Count => Features.shape[0];

    /// <summary>"Fréchet-Avatar": <see cref="FrechetDistance"/> between these pictures and others, on this referee's features.</summary>
    public double DistanceTo(AvatarJudgement other) => FrechetDistance.Between(Features, other.Features);

    /// <summary>How often each value of each discrete factor occurs here, beside how often it does in data.</summary>
    /// <param name="data">What the same referee made of real pictures, so that its errors are on both sides.</param>
    public IReadOnlyList<AttributeHistogram> Beside(AvatarJudgement data) =>
        [.. AvatarFactors.Discrete.Select((factor, column) => new AttributeHistogram(factor.Name, factor.Values, Shares(column), data.Shares(column)))];

    /// <summary>How well the pictures' own people were read: accuracy and R² of each factor, where the picture shows it.</summary>
    /// <param name="truth">The attributes of the people in the pictures, in the same order.</param>
    public IReadOnlyList<AttributeScore> Against(AvatarTable truth) =>
    [
        .. AvatarFactors.Discrete.Select((factor, column) => new AttributeScore(factor.Name, Discrete: true, Accuracy(truth, column))),
        .. AvatarFactors.Continuous.Select((amount, column) => new AttributeScore(amount.Name, Discrete: false, R2(truth, column))),
    ];

    private double[] Shares(int column)
    {
        using var scope = NewDisposeScope();
        var counts = Codes.select(1, column).bincount(null, AvatarFactors.Discrete[column].Values.Count);
        return [.. counts.data<long>().ToArray().Select(count => (double)count / Count)];
    }

    private double Accuracy(AvatarTable truth, int column)
    {
        using var scope = NewDisposeScope();
        var right = Codes.select(1, column).eq(truth.Codes.select(1, column)).masked_select(truth.CodesShow.select(1, column));
        return right.to_type(ScalarType.Float64).mean().item<double>();
    }

    private double R2(AvatarTable truth, int column)
    {
        using var scope = NewDisposeScope();
        var shown = truth.AmountsShow.select(1, column);
        var (said, true_) = (Amounts.select(1, column).masked_select(shown).to_type(ScalarType.Float64), truth.Amounts.select(1, column).masked_select(shown).to_type(ScalarType.Float64));
        return 1 - ((said - true_).square().mean() / true_.var(unbiased: false)).item<double>();
    }
}
