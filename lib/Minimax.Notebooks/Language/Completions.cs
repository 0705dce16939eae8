namespace Minimax.Notebooks.Language;

/// <summary>What may stand in the place of a stretch of code.</summary>
/// <param name="Matches">The names, in alphabetical order.</param>
/// <param name="Start">Where the stretch starts, in UTF-16 units.</param>
/// <param name="End">Where it ends.</param>
internal sealed record Completions(IReadOnlyList<string> Matches, int Start, int End);
