using static TorchSharp.torch;

namespace Minimax.Metrics;

/// <summary>
/// How well K codes that nobody named agree with K classes: each code gets a class of its own, so that as many examples as possible have the class
/// of their code. Also called clustering accuracy: Xie, Girshick and Farhadi, "Unsupervised Deep Embedding for Clustering Analysis" (arXiv 1511.06335).
/// </summary>
/// <remarks>Not the purity that gives every code its most frequent class: two codes may not share one here, and one code for all is worth a class alone.</remarks>
/// <param name="Share">Of the examples, from 1/K to 1 where the classes are equally frequent; codes that know nothing come out a little above 1/K.</param>
/// <param name="Names">The class of each code.</param>
public sealed record CodePurity(double Share, IReadOnlyList<int> Names)
{
    /// <summary>Finds the best one-to-one naming.</summary>
    /// <param name="codes">(N), int64, from 0.</param>
    /// <param name="classes">(N), int64, from 0, on any device.</param>
    /// <param name="count">K.</param>
    /// <exception cref="ArgumentException">There are not as many codes as classes, or one of them is K or more.</exception>
    public static CodePurity Of(Tensor codes, Tensor classes, int count)
    {
        if (codes.shape[0] != classes.shape[0]) throw new ArgumentException($"{codes.shape[0]} codes for {classes.shape[0]} classes.", nameof(codes));
        var cost = new double[count, count];
        foreach (var (code, one) in Numbers(codes).Zip(Numbers(classes)))
        {
            if (Math.Max(code, one) >= count) throw new ArgumentException($"There are {count} from 0, and {Math.Max(code, one)} among them.", nameof(count));
            cost[code, one]--; // what is common is cheap
        }

        var cheapest = Assignment.Cheapest(cost);
        return new CodePurity(-cheapest.Cost / codes.shape[0], cheapest.Columns);
    }

    private static long[] Numbers(Tensor values)
    {
        using var scope = NewDisposeScope();
        return values.cpu().data<long>().ToArray();
    }
}
