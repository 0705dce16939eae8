using static TorchSharp.torch;

namespace Minimax.Data;

/// <summary>
/// Melodies of a small grammar: each has a key, which it never leaves and never names, and each note lies one or two degrees of the key's scale
/// above or below the one before. Whoever writes one has to remember the key, and one wrong note puts it in doubt.
/// </summary>
/// <remarks>A note is its pitch class, 0 … 11; the keys are four major scales, three semitones apart: neighbours share four notes, opposites two.</remarks>
public static class Melodies
{
    /// <summary>How many different notes there are.</summary>
    public const int Notes = 12;

    /// <summary>How many keys there are.</summary>
    public const int Keys = 4;

    private static readonly int[] Scale = [0, 2, 4, 5, 7, 9, 11];
    private static readonly int[] Moves = [-2, -1, 1, 2];

    /// <summary>Draws melodies: melody i depends on the seed and i alone.</summary>
    /// <returns>(count, length), int64.</returns>
    public static Tensor Draw(int count, int length, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        var notes = new long[count * length];
        for (var i = 0; i < count; i++) Write(SplitMix64.Stream(seed, (ulong)i), notes.AsSpan(i * length, length));
        return tensor(notes, [count, length]);
    }

    /// <summary>Whether there is a key to which the melody has kept so far.</summary>
    /// <param name="melodies">(N, T), int64; any notes.</param>
    /// <returns>(N, T) of zeros and ones.</returns>
    public static Tensor InKey(Tensor melodies)
    {
        using var scope = NewDisposeScope();
        return Joint(melodies).isfinite().any(2).to_type(ScalarType.Float32).MoveToOuterDisposeScope();
    }

    /// <summary>log p(x₁ … x_t) under the grammar, exactly: the sum over the keys of 1/4 · 1/7 · (1/4)^(t−1), where the key allows the melody.</summary>
    /// <param name="melodies">(N, T), int64.</param>
    /// <returns>(N, T); minus infinity where no key allows it.</returns>
    public static Tensor LogProbability(Tensor melodies)
    {
        using var scope = NewDisposeScope();
        return Joint(melodies).logsumexp(2).MoveToOuterDisposeScope();
    }

    /// <summary>log p(key, x₁ … x_t), (N, T, keys).</summary>
    private static Tensor Joint(Tensor melodies)
    {
        var from = melodies[.., ..1];
        var first = Begins().to(melodies.device).index_select(0, from.flatten()).view(-1, 1, Keys);      // (N, 1, K)
        var pairs = (melodies[.., ..^1] * Notes) + melodies[.., 1..];                                    // (N, T − 1)
        var moves = Allowed().to(melodies.device).index_select(0, pairs.flatten()).view(pairs.shape[0], pairs.shape[1], Keys);
        return cat([first / (Keys * Scale.Length), moves / Moves.Length], 1).log().cumsum(1);
    }

    private static void Write(SplitMix64 random, Span<long> notes)
    {
        var (key, degree) = (random.Below(Keys), random.Below(Scale.Length));
        foreach (ref var note in notes)
        {
            note = Note(key, degree);
            degree += Moves[random.Below(Moves.Length)];
        }
    }

    private static int Note(int key, int degree) => ((key * 3) + Scale[((degree % Scale.Length) + Scale.Length) % Scale.Length]) % Notes;

    /// <summary>(notes, keys): 1 where the note belongs to the key.</summary>
    private static Tensor Begins()
    {
        var belongs = new float[Notes * Keys];
        for (var key = 0; key < Keys; key++)
            for (var degree = 0; degree < Scale.Length; degree++) belongs[(Note(key, degree) * Keys) + key] = 1;
        return tensor(belongs, [Notes, Keys]);
    }

    /// <summary>(notes², keys): 1 where the key leads from the first note to the second.</summary>
    private static Tensor Allowed()
    {
        var allowed = new float[Notes * Notes * Keys];
        for (var key = 0; key < Keys; key++)
            for (var degree = 0; degree < Scale.Length; degree++)
                foreach (var move in Moves) allowed[(((Note(key, degree) * Notes) + Note(key, degree + move)) * Keys) + key] = 1;
        return tensor(allowed, [Notes * Notes, Keys]);
    }
}
