namespace Minimax.Build;

/// <summary>A symbol version that an ELF file asks of a library.</summary>
/// <param name="Library">Of which library, by its file name.</param>
/// <param name="Version">The version's name, such as <c>GLIBCXX_3.4.32</c>.</param>
/// <param name="Symbols">The symbols that are asked for in it.</param>
/// <param name="FlagsAt">Where the file keeps the need's flags.</param>
public sealed record VersionNeed(string Library, string Version, IReadOnlyList<string> Symbols, int FlagsAt);
