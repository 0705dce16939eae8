namespace Minimax.Notebooks.Tests.Course;

/// <summary>What a reader may write in an exercise, and what its check should say then.</summary>
/// <param name="Exercise">The exercise.</param>
/// <param name="Named">Words of the check's answer that name the mistake.</param>
/// <param name="Code">The wrong code: whole declarations, or what takes the place of the stub's line.</param>
/// <param name="IsWhole">Whether it is whole declarations.</param>
internal sealed record PlantedMistake(string Exercise, string Named, string Code, bool IsWhole = false)
{
    private const string YourCode = "// your code";

    /// <summary>The cell that the reader runs.</summary>
    /// <param name="stub">The exercise's stub.</param>
    public string In(string stub) => IsWhole ? Code : string.Join('\n', stub.Split('\n').Select(line => line.Contains(YourCode, StringComparison.Ordinal) ? Code : line));
}
