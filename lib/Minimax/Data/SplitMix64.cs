namespace Minimax.Data;

/// <summary>
/// The course's own source of randomness for data: SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", OOPSLA 2014). Nothing but 64-bit integer arithmetic, so a seed means the same shuffle on every machine and with every
/// version of every package.
/// </summary>
public sealed class SplitMix64(ulong seed)
{
    private const ulong Golden = 0x9E3779B97F4A7C15; // 2^64 / golden ratio, made odd
    private ulong state = seed;

    /// <summary>Stream number <paramref name="index"/> of a seed: draws of one stream say nothing about those of another.</summary>
    public static SplitMix64 Stream(ulong seed, ulong index) => new(Mix(Mix(seed) + (Golden * (index + 1))));

    /// <summary>64 random bits.</summary>
    public ulong Next() => Mix(state += Golden);

    /// <summary>A whole number in [0, bound), by multiply and shift (Lemire 2019); the bias is at most bound / 2^64.</summary>
    public int Below(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>A number in [0, 1), a multiple of 2^-53.</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number in [low, high).</summary>
    public double Uniform(double low, double high) => low + ((high - low) * Uniform());

    /// <summary>A draw from N(0, 1), by Box and Muller's transform.</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    /// <summary>The numbers 0 … count-1 in random order (Fisher and Yates).</summary>
    public long[] Permutation(int count)
    {
        var order = new long[count];
        for (var i = 0; i < count; i++)
        {
            var j = Below(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
