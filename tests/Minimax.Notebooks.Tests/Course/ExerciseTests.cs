using System.Text.Json.Nodes;
using Minimax.Notebooks.Formats;
using Minimax.Notebooks.Session;
using Minimax.Notebooks.Tests.Support;

namespace Minimax.Notebooks.Tests.Course;

/// <summary>Each notebook's exercises: its solutions pass, its stubs do not, and typical mistakes are told apart.</summary>
public sealed class ExerciseTests
{
    private const string Result = "application/vnd.minimax.exercise+json";

    public static TheoryData<string> Notebooks => [.. Names];

    private static IEnumerable<string> Names => Directory.GetFiles(Path.Combine(Checkout.Root, "notebooks"), "*.ipynb").Select(file => Path.GetFileNameWithoutExtension(file)).Order();

    [Theory]
    [MemberData(nameof(Notebooks))]
    public async Task Solutions_pass_stubs_say_not_yet_and_mistakes_are_named(string name)
    {
        var (notebook, solutions) = (Load($"{name}.ipynb"), Load($"solutions/{name}.ipynb"));
        using var session = new CSharpSession(Path.Combine(Checkout.Root, "notebooks", "solutions"));
        var count = 0;
        await RunAsync(session, solutions.CodeCells.First().Source, count++);
        foreach (var check in notebook.CodeCells.Where(cell => cell.HasTag("check")))
        {
            var exercise = check.Id.Replace("check-", "");
            var (stub, solution) = (Cell(notebook, $"exercise-{exercise}"), Cell(solutions, $"exercise-{exercise}"));
            Cell(solutions, check.Id).ShouldBe(check.Source);
            (await AskAsync(stub)).ShouldContain("not yet", customMessage: exercise);
            (await AskAsync(solution)).ShouldStartWith($"✓ {exercise} ");
            foreach (var mistake in PlantedMistakes.All.Where(mistake => mistake.Exercise == exercise))
            {
                var said = await AskAsync(mistake.In(stub));
                said.ShouldContain("not yet", customMessage: mistake.Code);
                said.ShouldContain(mistake.Named, customMessage: mistake.Code);
            }

            async Task<string> AskAsync(string code)
            {
                await RunAsync(session, code, count++);
                var sink = await RunAsync(session, check.Source, count++);
                var shown = sink.Results.ShouldHaveSingleItem();
                JsonNode.Parse(shown.Values.Single(value => value.MimeType == Result).Value)!["id"]!.GetValue<string>().ShouldBe(exercise);
                return shown.PlainText;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Four_to_six_exercises_most_of_them_code(string name)
    {
        var notebook = Load($"{name}.ipynb");
        var first = notebook.Cells.Index().Single(cell => cell.Item.Source.StartsWith("## Exercises", StringComparison.Ordinal)).Index;
        var section = notebook.Cells.Skip(first).ToArray();
        section.Count(cell => cell.HasTag("exercise")).ShouldBeInRange(4, 6);
        section.Count(cell => cell.Kind == "markdown" && cell.Source.StartsWith("> **", StringComparison.Ordinal)).ShouldBeInRange(4, 6);
        PlantedMistakes.All.Count(mistake => mistake.Exercise.StartsWith(name[..2], StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(3);
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void As_stored_no_exercise_is_solved_and_in_the_solutions_all_are(string name)
    {
        Stored($"{name}.ipynb").ShouldAllBe(text => text.Contains("not yet"));
        Stored($"solutions/{name}.ipynb").ShouldAllBe(text => text.StartsWith('✓'));
    }

    [Fact]
    public void Each_planted_mistake_belongs_to_an_exercise() =>
        PlantedMistakes.All.Select(mistake => mistake.Exercise).Except(Names.SelectMany(name => Load($"{name}.ipynb").CodeCells).Select(cell => cell.Id.Replace("check-", ""))).ShouldBeEmpty();

    private static IEnumerable<string> Stored(string file)
    {
        var checks = Load(file).CodeCells.Where(cell => cell.HasTag("check")).ToArray();
        checks.ShouldNotBeEmpty();
        return checks.Select(cell => string.Concat(cell.Outputs.Single()!["data"]!["text/plain"]!.AsArray().Select(line => line!.GetValue<string>())));
    }

    private static async Task<RecordingSink> RunAsync(CSharpSession session, string code, int number)
    {
        var sink = new RecordingSink();
        await session.RunAsync(code, $"In[{number}]", sink, CancellationToken.None);
        sink.Errors.Select(error => error.Message).ShouldBeEmpty(code);
        return sink;
    }

    private static string Cell(Notebook notebook, string id) => notebook.Cells.Single(cell => cell.Id == id).Source;

    private static Notebook Load(string file) => Notebook.Load(Path.Combine(Checkout.Root, "notebooks", file));
}
