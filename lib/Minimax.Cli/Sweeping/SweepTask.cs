namespace Minimax.Cli.Sweeping;

/// <summary>One run of a sweep.</summary>
/// <param name="Number">Counts from 0.</param>
/// <param name="Settings">What differs between runs, by name.</param>
/// <param name="Seed">The seed.</param>
internal sealed record SweepTask(int Number, IReadOnlyDictionary<string, double> Settings, long Seed)
{
    /// <summary>The settings in words, such as <c>rate 0.001, k 5</c>.</summary>
    public string Words => Settings.Count == 0
        ? "as it is"
        : string.Join(", ", Settings.Select(setting => FormattableString.Invariant($"{setting.Key} {setting.Value}")));
}
