namespace Minimax.Data;

/// <summary>
/// Who met whom outside a karate club's lessons: 34 members, 78 friendships (W. Zachary, "An Information Flow Model for Conflict and Fission in Small Groups",
/// Journal of Anthropological Research 33, 1977). After a quarrel between the instructor (0) and the president (33) the club split in two.
/// </summary>
public static class KarateClub
{
    // Row i: those with a number above i whom member i met.
    private static readonly int[][] Met =
    [
        [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 17, 19, 21, 31], [2, 3, 7, 13, 17, 19, 21, 30], [3, 7, 8, 9, 13, 27, 28, 32], [7, 12, 13], [6, 10],
        [6, 10, 16], [16], [], [30, 32, 33], [33], [], [], [], [33], [32, 33], [32, 33], [], [], [32, 33], [33], [32, 33], [], [32, 33],
        [25, 27, 29, 32, 33], [25, 27, 31], [31], [29, 33], [33], [31, 33], [32, 33], [32, 33], [32, 33], [33], [],
    ];

    // Who went with the instructor; the others stayed with the president.
    private static readonly int[] WithInstructor = [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 16, 17, 19, 21];

    /// <summary>The friendships.</summary>
    public static Graph Load() => new(Met.Length, Met.SelectMany((others, i) => others.Select(other => (i, other))));

    /// <summary>The club that each member was in after the split: 0 is the instructor's, 1 the president's.</summary>
    public static IReadOnlyList<int> Clubs { get; } = [.. Enumerable.Range(0, Met.Length).Select(member => WithInstructor.Contains(member) ? 0 : 1)];
}
