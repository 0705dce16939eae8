using System.Text.Encodings.Web;
using System.Text.Json;
using Minimax.Cli.Running;
using Minimax.Notebooks.Formats;
using Spectre.Console;

namespace Minimax.Cli.Checking;

/// <summary>Checks notebooks, as many at once as there are processors, and prints their scores.</summary>
/// <param name="Console">Where the scores go.</param>
/// <param name="Limit">How long one notebook may take.</param>
/// <param name="AsJson">Whether programs are to read them.</param>
internal sealed record CheckCommand(IAnsiConsole Console, TimeSpan Limit, bool AsJson)
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="files">The notebooks.</param>
    /// <param name="folder">What their names are shown relative to.</param>
    /// <param name="stop">Ends the checks.</param>
    /// <returns>0 if every notebook could be checked to its end, whatever its score.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> files, string folder, CancellationToken stop)
    {
        CourseExercise[] course = [.. NotebookSelection.Find(NotebookSelection.All).SelectMany(file => CourseExercise.Of(Notebook.Load(file)))];
        var check = new NotebookCheck(course, Limit);
        var scores = new NotebookScore[files.Count];
        await Parallel.ForEachAsync(files.Index(), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = CancellationToken.None }, async (file, _) =>
        {
            var score = stop.IsCancellationRequested ? new NotebookScore(file.Item, [], "stopped") : await check.RunAsync(file.Item, stop);
            scores[file.Index] = score = score with { File = Path.GetRelativePath(folder, file.Item) };
            if (files.Count > 1 && !System.Console.IsErrorRedirected) System.Console.Error.WriteLine($"{score.File}: {score.Fault ?? $"{score.Solved} of {score.Exercises.Count}"}");
        });

        if (AsJson) Console.Profile.Out.Writer.WriteLine(JsonSerializer.Serialize(scores, Layout));
        else if (scores is [var only]) Write(only);
        else Console.Write(Table(scores));
        foreach (var score in scores.Where(score => score.Fault is not null)) System.Console.Error.WriteLine($"minimax: {score.File}, {score.Fault}");
        if (stop.IsCancellationRequested) return RunCommand.Stopped;
        return scores.All(score => score.Fault is null) ? 0 : 1;
    }

    private void Write(NotebookScore score)
    {
        var writer = Console.Profile.Out.Writer;
        foreach (var (id, title, passed, note) in score.Exercises)
        {
            writer.WriteLine($"{(passed ? "✓" : "·")} {id}  {title}");
            if (note is not null) writer.WriteLine($"         {note}");
        }

        writer.WriteLine($"{score.Solved} of {score.Exercises.Count} solved");
    }

    private static Table Table(NotebookScore[] scores)
    {
        var table = new Table().AddColumn("notebook").AddColumn(new TableColumn("solved").RightAligned()).AddColumn("not yet");
        foreach (var score in scores.Where(score => score.Fault is null))
        {
            var open = string.Join(", ", score.Exercises.Where(exercise => !exercise.Passed).Select(exercise => exercise.Id));
            table.AddRow(Markup.Escape(score.File), $"{score.Solved}/{score.Exercises.Count}", open);
        }

        return table;
    }
}
