namespace Minimax.Notebooks.Session;

/// <summary>A stretch of a cell: code in one language, or one magic command.</summary>
internal abstract record CellPart
{
    /// <summary>Code between magic commands, preceded by as many empty lines as stand before it in the cell, so that line numbers hold.</summary>
    public sealed record Code(string Language, string Text) : CellPart;

    /// <summary>A line <c>#!name argument</c>.</summary>
    public sealed record Magic(string Name, string Argument, int Line) : CellPart;

    /// <summary>A line <c>#r "nuget:Name, version"</c>.</summary>
    public sealed record Package(string Name, string? Version) : CellPart;

    /// <summary>A line <c>#i "nuget:source"</c>.</summary>
    public sealed record PackageSource(string Source) : CellPart;
}
