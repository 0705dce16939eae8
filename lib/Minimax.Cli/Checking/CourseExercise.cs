using System.Text.RegularExpressions;
using Minimax.Notebooks.Formats;

namespace Minimax.Cli.Checking;

/// <summary>An exercise as the course sets it.</summary>
/// <param name="Id">The notebook's number and the exercise's, such as <c>02-1</c>.</param>
/// <param name="Title">What is to be written.</param>
/// <param name="Notebook">The name of the notebook that it belongs to.</param>
/// <param name="Check">The cell that checks it: the course's own, whatever a reader made of his.</param>
internal sealed partial record CourseExercise(string Id, string Title, string Notebook, string Check)
{
    /// <summary>The exercises of a notebook, in its order.</summary>
    public static IEnumerable<CourseExercise> Of(Notebook notebook) => notebook.CodeCells.SelectMany(cell => In(cell.Source, notebook.Name));

    /// <summary>The exercise that a cell checks; none if it checks nothing.</summary>
    public static IEnumerable<CourseExercise> In(string cell, string notebook) =>
        Call().Matches(cell).Take(1).Select(call => new CourseExercise(call.Groups["id"].Value, call.Groups["title"].Value.Replace("\\\"", "\""), notebook, cell));

    [GeneratedRegex("""^Exercise\.Check\("(?<id>[^"]+)", "(?<title>([^"\\]|\\.)*)",""", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Call();
}
