using System.Text.Json.Nodes;
using Minimax.Notebooks.Tests.Support;

namespace Minimax.Notebooks.Tests.Course;

/// <summary><c>minimax check</c>, as a reader and as a lecturer call it.</summary>
public sealed class CheckVerbTests(JupyterHome home) : IClassFixture<JupyterHome>
{
    private const string Library = "#r \"../bin/Minimax.dll\"\nusing Minimax.Teaching;\nusing TorchSharp;\nusing static TorchSharp.torch;";
    private const string Solution = "Tensor BestDiscriminator(Tensor p, Tensor q) => p / (p + q);";
    private const string SoftCheck = "Exercise.Check(\"01-1\", \"the best discriminator\", check => { })";
    private const string Abort = "Tensor BestDiscriminator(Tensor p, Tensor q) => torch.randn(3, 4).matmul(torch.randn(3, 4));";
    private const string Endless = "Tensor BestDiscriminator(Tensor p, Tensor q) { while (true) { } }";

    [Fact]
    public async Task A_folder_of_notebooks_is_checked_one_by_one_whatever_one_of_them_does()
    {
        var students = Directory.CreateDirectory(Path.Combine(home.Folder, "students")).FullName;
        Write(students, "ada", Library, Solution, SoftCheck);
        Write(students, "ben", Library, Endless, SoftCheck);
        Write(students, "cleo", Library, Abort, SoftCheck);
        await File.WriteAllTextAsync(Path.Combine(students, "dan.ipynb"), "{", CancellationToken.None);

        var (code, output) = await CheckAsync(students, "--limit", "100");
        code.ShouldBe(1);
        output.ShouldContain("ada.ipynb");
        output.ShouldContain("1/5");
        output.ShouldNotContain("0/5");
        var faults = output.Split('\n').Where(line => line.StartsWith("minimax: ", StringComparison.Ordinal)).ToArray();
        faults.Length.ShouldBe(3);
        faults[0].ShouldBe("minimax: ben.ipynb, cell 3: had not ended when the 100 s of this notebook were over");
        faults[1].ShouldStartWith("minimax: cleo.ipynb, cell 3: The process that ran the cells was aborted (SIGABRT).");
        faults[2].ShouldContain("is not JSON");
    }

    [Fact]
    public async Task The_checks_are_the_courses_own_and_those_that_were_deleted_are_asked_all_the_same()
    {
        var (code, output) = await CheckAsync(Write(home.Folder, "eve", Library, "var BestDiscriminator = 1;", SoftCheck), "--json");
        code.ShouldBe(0, output);
        var score = JsonNode.Parse(output)!.AsArray().ShouldHaveSingleItem()!;
        ((string?)score["file"]).ShouldBe("eve.ipynb");
        ((int?)score["solved"]).ShouldBe(0);
        var exercises = score["exercises"]!.AsArray();
        exercises.Select(exercise => (string?)exercise!["id"]).ShouldBe(["01-1", "01-2", "01-3", "01-4", "01-5"]);
        ((string?)exercises[0]!["note"]).ShouldNotBeNull().ShouldContain("fails: ");
    }

    [Fact]
    public async Task What_is_not_solved_is_told_with_what_was_expected_what_came_and_a_hint()
    {
        var (code, output) = await CheckAsync(Write(home.Folder, "fay", Library, "Tensor BestDiscriminator(Tensor p, Tensor q) => p / q;", SoftCheck));
        code.ShouldBe(0, output);
        output.ShouldContain("· 01-1  the best discriminator");
        output.ShouldContain("not yet: BestDiscriminator(even, even) gave (1, 1) instead of (0.5, 0.5). Where the densities are equal, nobody can tell.");
        output.ShouldContain("0 of 5 solved");
    }

    [Fact]
    public async Task A_folder_that_leads_back_to_itself_or_may_not_be_read_is_gone_through_once()
    {
        var loop = Directory.CreateDirectory(Path.Combine(home.Folder, "loop")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(loop, "again"), loop);
        var closed = Directory.CreateDirectory(Path.Combine(loop, "closed")).FullName;
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(closed, UnixFileMode.None);
        await File.WriteAllTextAsync(Path.Combine(loop, "dan.ipynb"), "{", CancellationToken.None);
        var (code, output) = await CheckAsync(loop, "--json");
        code.ShouldBe(1, output);
        output.Split("\"file\"").Length.ShouldBe(2, output);
        output.ShouldContain("minimax: dan.ipynb, is not JSON");
    }

    [Theory]
    [InlineData("There is no notebook 'nowhere'", "nowhere")]
    [InlineData("--limit is a number of seconds", "01", "--limit", "0")]
    public async Task Bad_usage_is_one_line_and_exit_code_2(string fault, params string[] arguments)
    {
        var (code, output) = await CheckAsync(arguments);
        code.ShouldBe(2);
        output.Trim().ShouldNotContain("\n");
        output.ShouldContain(fault);
    }

    private static string Write(string folder, string name, params string[] cells)
    {
        var path = Path.Combine(folder, name + ".ipynb");
        File.WriteAllText(path, TestNotebook.Json(cells));
        return path;
    }

    private Task<(int Code, string Output)> CheckAsync(params string[] arguments) => home.RunAsync("dotnet", [Checkout.Cli, "check", .. arguments], limit: TimeSpan.FromMinutes(8));
}
