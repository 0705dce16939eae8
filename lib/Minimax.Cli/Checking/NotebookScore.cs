namespace Minimax.Cli.Checking;

/// <summary>What became of a reader's notebook.</summary>
/// <param name="File">The notebook.</param>
/// <param name="Exercises">One score an exercise, in the course's order.</param>
/// <param name="Fault">Why it could not be checked to its end, in one line; null if it could.</param>
internal sealed record NotebookScore(string File, IReadOnlyList<ExerciseScore> Exercises, string? Fault)
{
    public int Solved => Exercises.Count(exercise => exercise.Passed);
}
