using static TorchSharp.torch;

namespace Minimax.Data;

/// <summary>
/// Pairs of a word and a word beside it, drawn from a hierarchy that is known: domains, families in them, and in each family the same roles. What stands
/// beside a word tells of its domain, its family or its role, or nothing at all. So the right neighbours of a word are its family, and analogies have
/// an answer: role b of family i is to role a of it as role b of family j is to role a.
/// </summary>
/// <param name="domains">Branches at the root.</param>
/// <param name="families">Branches of each domain.</param>
/// <param name="roles">Words of each family.</param>
/// <param name="clues">Words that tell of a domain, of a family, of a role: so many each.</param>
/// <param name="fillers">Words that tell nothing.</param>
public sealed class KinCorpus(int domains = 4, int families = 4, int roles = 6, int clues = 3, int fillers = 30)
{
    /// <summary>What the word beside a word tells of: its domain, its family, its role, nothing.</summary>
    private static readonly double[] Shares = [0.15, 0.25, 0.25, 0.35];

    private readonly long[] common = new SplitMix64(19).Permutation(domains * families * roles);
    private readonly double[] frequency = Cumulative(domains * families * roles, offset: 10);
    private readonly double[] filling = Cumulative(fillers, offset: 1);

    /// <summary>How many words have a place in the hierarchy: word w is role w mod roles of family w div roles.</summary>
    public int Words => domains * families * roles;

    /// <summary>How many words may stand beside them.</summary>
    public int Contexts => (clues * (domains + (domains * families) + roles)) + fillers;

    /// <summary>How many words a family has.</summary>
    public int Roles => roles;

    /// <summary>The family of a word, counted through all domains.</summary>
    public int Family(int word) => word / roles;

    /// <summary>Draws pairs. A word's frequency falls with its number as 1/(10 + number), in an order that says nothing of the hierarchy; a filler's as 1/number.</summary>
    /// <returns>(count) words and (count) contexts, int64.</returns>
    public (Tensor Words, Tensor Contexts) Draw(int count, ulong seed, long step = 0)
    {
        var random = SplitMix64.Stream(seed, (ulong)step);
        var (words, contexts) = (new long[count], new long[count]);
        for (var i = 0; i < count; i++)
        {
            words[i] = common[Pick(frequency, random)];
            contexts[i] = Beside((int)words[i], random);
        }

        return (tensor(words), tensor(contexts));
    }

    /// <summary>p(context | word), exactly.</summary>
    /// <returns>(words, contexts).</returns>
    public Tensor Truth()
    {
        var truth = new float[Words * Contexts];
        for (var word = 0; word < Words; word++)
        {
            foreach (var (level, place) in Places(word).Index())
                for (var clue = 0; clue < clues; clue++) truth[(word * Contexts) + (place * clues) + clue] = (float)(Shares[level] / clues);
            for (var filler = 0; filler < fillers; filler++)
                truth[((word + 1) * Contexts) - fillers + filler] = (float)(Shares[3] * (Share(filling, filler) - Share(filling, filler - 1)));
        }

        return tensor(truth, [Words, Contexts]);
    }

    private long Beside(int word, SplitMix64 random)
    {
        var (at, level) = (random.Uniform(), 0);
        for (; level < 3 && at >= Shares[level]; level++) at -= Shares[level];
        return level < 3 ? (Places(word)[level] * clues) + random.Below(clues) : Contexts - fillers + Pick(filling, random);
    }

    /// <summary>Where the clues of a word's domain, family and role are, in units of <c>clues</c>.</summary>
    private int[] Places(int word) => [word / (roles * families), domains + Family(word), domains + (domains * families) + (word % roles)];

    private static int Pick(double[] cumulative, SplitMix64 random)
    {
        var at = random.Uniform();
        return Array.FindIndex(cumulative, sum => at < sum) is var i and >= 0 ? i : cumulative.Length - 1; // rounding may leave the last sum just below 1
    }

    private static double Share(double[] cumulative, int i) => i < 0 ? 0 : cumulative[i];

    private static double[] Cumulative(int count, int offset)
    {
        var total = Enumerable.Range(0, count).Sum(i => 1.0 / (offset + i));
        var sum = 0.0;
        return [.. Enumerable.Range(0, count).Select(i => sum += 1.0 / (offset + i) / total)];
    }
}
