using System.Diagnostics;
using System.Globalization;
using Minimax.Cli.Verbs;
using Minimax.Notebooks.Formats;
using Minimax.Notebooks.Running;

namespace Minimax.Cli.Checking;

/// <summary>Checks the exercises of one notebook after the other, each in a process of its own.</summary>
/// <param name="course">All exercises of the course.</param>
/// <param name="limit">How long one notebook may take.</param>
internal sealed class NotebookCheck(IReadOnlyList<CourseExercise> course, TimeSpan limit)
{
    /// <summary>Runs the notebook's exercises and what they need. What was solved before something went wrong counts.</summary>
    public async Task<NotebookScore> RunAsync(string file, CancellationToken stop)
    {
        try
        {
            var notebook = Notebook.Load(file);
            CourseExercise[] own = [.. CourseExercise.Of(notebook)];
            CourseExercise[] set = [.. course.Where(exercise => own.Any(found => course.Any(known => known.Id == found.Id && known.Notebook == exercise.Notebook)))];
            if (own.Length == 0) return new NotebookScore(file, [], "has no exercises: no cell calls Exercise.Check");
            var isOfCourse = set.Length > 0;
            return await RunAsync(file, Steps(notebook, isOfCourse ? set : own), isOfCourse ? set : own, isOfCourse ? Repository.Path("notebooks") : Path.GetDirectoryName(file)!, stop);
        }
        catch (Exception exception) when (exception is NotebookFormatException or IOException or UnauthorizedAccessException)
        {
            return new NotebookScore(file, [], exception.Message.Replace($"{file}: ", "").ReplaceLineEndings(" "));
        }
    }

    /// <summary>The cells to run: the course's checks take the place of the reader's, and those that he deleted come last.</summary>
    private static List<Step> Steps(Notebook notebook, CourseExercise[] exercises)
    {
        var cells = notebook.CodeCells.Select(cell =>
        {
            var checks = CourseExercise.In(cell.Source, notebook.Name).FirstOrDefault();
            var set = exercises.FirstOrDefault(exercise => exercise.Id == checks?.Id);
            return new Step($"cell {cell.Number}", set?.Check ?? cell.Code, set?.Id);
        }).ToList();
        cells.AddRange(exercises.Where(exercise => cells.TrueForAll(cell => cell.Exercise != exercise.Id)).Select(exercise => new Step($"the check of {exercise.Id}", exercise.Check, exercise.Id)));
        return [.. CellDependencies.Needed([.. cells.Select(cell => cell.Code)], i => cells[i].Exercise is not null).Select(i => cells[i])];
    }

    private async Task<NotebookScore> RunAsync(string file, List<Step> steps, CourseExercise[] exercises, string folder, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        var scores = exercises.ToDictionary(exercise => exercise.Id, exercise => new ExerciseScore(exercise.Id, exercise.Title, false, "was not reached"));
        string? fault = null;
        string? broken = null;
        await using var session = new SessionProcess(SessionVerb.StartCommand, folder);
        foreach (var step in steps)
        {
            var sink = new ExerciseSink(step.Exercise);
            fault = await RunAsync(session, step, sink, limit - clock.Elapsed, stop);
            if (fault is not null) break;
            if (sink.Error is { } error) broken = $"{step.Name} fails: {error.Summary}";
            if (step.Exercise is null) continue;
            scores[step.Exercise] = scores[step.Exercise] with { Passed = sink.Verdict?.Passed ?? false, Note = sink.Verdict is { } verdict ? verdict.Note : broken ?? "its check said nothing" };
            broken = null;
        }

        return new NotebookScore(file, [.. exercises.Select(exercise => scores[exercise.Id])], fault);
    }

    /// <summary>Null if the cell came to an end, well or not; else why the notebook cannot go on.</summary>
    private async Task<string?> RunAsync(SessionProcess session, Step step, ExerciseSink sink, TimeSpan left, CancellationToken stop)
    {
        try
        {
            var running = session.RunAsync(step.Code, step.Name, sink, CancellationToken.None);
            if (await Task.WhenAny(running, Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, stop)) == running) await running;
            else return stop.IsCancellationRequested ? $"{step.Name}: stopped" : string.Create(CultureInfo.InvariantCulture, $"{step.Name}: had not ended when the {limit.TotalSeconds:f0} s of this notebook were over");
            return null;
        }
        catch (SessionLostException exception)
        {
            return $"{step.Name}: {exception.Error.Summary}";
        }
    }

    /// <param name="Name">What messages call the cell.</param>
    /// <param name="Code">What runs.</param>
    /// <param name="Exercise">The exercise that the cell checks; null if it checks none.</param>
    private sealed record Step(string Name, string Code, string? Exercise);
}
