using Minimax.Steps;

namespace Minimax.Training;

/// <summary>What is known of a training before its first step.</summary>
/// <param name="Number">Which training of its process it is, from 1.</param>
/// <param name="Players">Who is trained.</param>
/// <param name="Steps">Steps to make in all.</param>
/// <param name="Seed">The seed of every random draw.</param>
public sealed record TrainingFacts(int Number, IReadOnlyList<Player> Players, long Steps, long Seed)
{
    private static int trainings;

    /// <summary>Those of the players that have something to learn or to average: no pool of past images.</summary>
    public IEnumerable<Player> Networks => Players.Where(player => player.Network.parameters().Any());

    /// <summary>What files and folders call it, such as <c>02-G-D</c>.</summary>
    public string Name => string.Join('-', Networks.Select(player => FileName(player.Name)).Prepend($"{Number:00}"));

    /// <summary>A training that begins now.</summary>
    internal static TrainingFacts Next(IReadOnlyList<Player> players, long steps, long seed) => new(Interlocked.Increment(ref trainings), players, steps, seed);

    /// <summary>A player's name as a part of a file's.</summary>
    internal static string FileName(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
}
