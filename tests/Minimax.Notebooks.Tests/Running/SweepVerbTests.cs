using System.Diagnostics;
using System.Text.RegularExpressions;
using Minimax.Notebooks.Tests.Support;

namespace Minimax.Notebooks.Tests.Running;

/// <summary><c>minimax sweep</c>, over a script of which some runs end badly.</summary>
public sealed class SweepVerbTests : IDisposable
{
    private const string Script = """
        #:project ../lib/Minimax/Minimax.csproj
        using Minimax.Training;
        var run = RunSettings.Read();
        var rate = run.Setting("rate", 0);
        if ((rate, run.Seed) is (3, 1)) System.Diagnostics.Process.GetCurrentProcess().Kill();
        if ((rate, run.Seed) is (3, 2)) throw new InvalidOperationException("out of luck");
        run.Tell("score", (rate, run.Seed) is (2, 0) ? double.NaN : (10 * rate) + run.Seed);
        """;

    private readonly TemporaryFolder folder = new();
    private readonly string name = $"test-{Guid.NewGuid():N}";

    private string ScriptFile => Path.Combine(Checkout.Root, "experiments", name + ".cs");

    public void Dispose()
    {
        File.Delete(ScriptFile);
        foreach (var built in new[] { "bin", "obj" }.Select(kind => Path.Combine(Checkout.Root, "experiments", kind, name + ".cs")).Where(Directory.Exists)) Directory.Delete(built, recursive: true);
        folder.Dispose();
    }

    [Fact]
    public async Task Twelve_runs_of_which_three_end_badly_are_gathered_and_only_those_are_made_again()
    {
        await File.WriteAllTextAsync(ScriptFile, Script, CancellationToken.None);
        var sweep = Write(seeds: "0, 1, 2", settings: "\"rate\": [1, 2, 3, 4]", collect: "score");
        var (code, output) = await RunAsync(sweep);
        code.ShouldBe(1, output);
        Row(output, "rate 1").ShouldBe(["3", "11 ± 1"]);
        Row(output, "rate 2").ShouldBe(["2 of 3", "21.5 ± 0.7071"]);
        Row(output, "rate 3").ShouldBe(["1 of 3", "30"]);
        Row(output, "rate 4").ShouldBe(["3", "41 ± 1"]);
        output.ShouldContain("run 3 (rate 2, seed 0) failed: score is NaN");
        output.ShouldContain("run 7 (rate 3, seed 1) failed: ended by signal 9");
        Regex.IsMatch(output, @"run 8 \(rate 3, seed 2\) failed: .*\n(    .*\n)*    .*out of luck").ShouldBeTrue(output);
        Directory.GetFiles(folder.File("out"), "*.json", SearchOption.AllDirectories).Length.ShouldBe(12);
        var table = await File.ReadAllLinesAsync(Directory.GetFiles(folder.File("out"), "sweep.csv", SearchOption.AllDirectories).ShouldHaveSingleItem(), CancellationToken.None);
        table[0].ShouldBe("rate,seed,score,seconds");
        table[1..].Select(row => row[..row.LastIndexOf(',')]).ShouldBe(["1,0,10", "1,1,11", "1,2,12", "2,1,21", "2,2,22", "3,0,30", "4,0,40", "4,1,41", "4,2,42"]);
        var chart = await File.ReadAllTextAsync(Directory.GetFiles(folder.File("out"), "0-score.svg", SearchOption.AllDirectories).ShouldHaveSingleItem(), CancellationToken.None);
        foreach (var word in new[] { "rate 1", "rate 4", "score", "mean", "runs" }) chart.ShouldContain(word);

        (_, output) = await RunAsync(sweep);
        output.ShouldContain("9 of them there already");
        Row(output, "rate 1").ShouldBe(["3", "11 ± 1"]);

        (_, output) = await RunAsync(Write(seeds: "0", settings: "\"rat\": [1]", collect: "score"));
        output.ShouldContain("it asks for no setting 'rat'"); // else all rows would be the same
    }

    [Fact]
    public async Task A_result_is_that_of_the_code_that_ran_though_it_is_edited_meanwhile()
    {
        const string edit = """
            var file = System.IO.Path.GetFullPath("../../../../edited");
            foreach (var code in new[] { file + ".cs", file + ".ipynb" }.Where(System.IO.File.Exists)) System.IO.File.WriteAllText(code, System.IO.File.ReadAllText(code).Replace("edit 1", "edit 2"));
            System.IO.File.WriteAllText(Environment.GetEnvironmentVariable("MINIMAX_RESULT"), "{\"settings\": {}, \"numbers\": {\"x\": 1}}"); // edit 1
            """;
        folder.Write("edited.cs", edit);
        var sweep = folder.Write("one.json", """{"run": "edited.cs", "seeds": [0], "collect": ["x"]}""");
        (await RunAsync(sweep)).Code.ShouldBe(0);
        (await RunAsync(sweep)).Output.ShouldContain("0 of them there already"); // what is there is of the first edit

        TestNotebook.Write(folder, "edited.ipynb", edit);
        var (code, output) = await RunAsync(folder.Write("two.json", """{"run": "edited.ipynb", "seeds": [0], "collect": ["x"]}"""));
        code.ShouldBe(1);
        output.ShouldContain("edited.ipynb was edited before it had run");
    }

    [Theory]
    [InlineData("""{"run": "nowhere.cs", "seeds": [0], "collect": ["x"]}""", "there is no notebook or script")]
    [InlineData("""{"run": "nowhere.cs", "seeds": [], "collect": ["x"]}""", "it has no seeds, or collects nothing")]
    [InlineData("""{"run": "nowhere.cs", "sedes": [0], "collect": ["x"]}""", "sedes")]
    [InlineData("""{"run": "sweep.ipynb", "seeds": null, "collect": ["x"]}""", "seeds")]
    [InlineData("""{"run": null, "seeds": [0], "collect": ["x"]}""", "run")]
    [InlineData("""{"run": "sweep.ipynb", "seeds": [0], "collect": null}""", "collect")]
    [InlineData("""{"run": "sweep.ipynb", "seeds": [0], "collect": [null]}""", "it collects a number without a name")]
    [InlineData("""{"run": "sweep.ipynb", "seeds": [0], "collect": ["x"], "settings": {"rate": null}}""", "the setting 'rate' has no values")]
    [InlineData("""{"run": "sweep.ipynb", "seeds": [0], "collect": ["x"], "settings": {"rate": []}}""", "the setting 'rate' has no values")]
    [InlineData("""{""", "is no sweep")]
    public async Task What_is_no_sweep_is_one_line(string json, string fault)
    {
        TestNotebook.Write(folder, "sweep.ipynb", "1");
        var (code, output) = await RunAsync(folder.Write("bad.json", json));
        code.ShouldBe(1);
        output.Trim().ShouldNotContain("\n");
        output.ShouldStartWith($"minimax: {folder.File("bad.json")} is no sweep: ");
        output.ShouldContain(fault);
    }

    [Fact]
    public async Task Slurm_is_told_how_many_at_once_and_a_sweep_that_waits_for_it_can_be_stopped()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Slurm is not there.");
        else File.SetUnixFileMode(folder.Write("sbatch", "#!/bin/bash\necho \"$@\" >arguments\nexec sleep 300\n"), UnixFileMode.UserRead | UnixFileMode.UserExecute); // and has yet to say a job's number
        TestNotebook.Write(folder, "one.ipynb", "1");
        using var process = Start(folder.Write("one.json", """{"run": "one.ipynb", "seeds": [0, 1, 2], "collect": ["x"]}"""), "--on", "slurm", "--jobs", "2");
        var clock = Stopwatch.StartNew();
        while (!File.Exists(folder.File("arguments")) && clock.Elapsed < TimeSpan.FromMinutes(1)) await Task.Delay(50, CancellationToken.None);
        Process.Start("kill", ["-INT", $"{process.Id}"]).WaitForExit();
        process.WaitForExit(TimeSpan.FromSeconds(30)).ShouldBeTrue();
        process.ExitCode.ShouldBe(130);
        File.ReadAllText(folder.File("arguments")).ShouldContain("--array=0,1,2%2 ");
        var script = Directory.GetFiles(folder.File("out"), "job.sh", SearchOption.AllDirectories).ShouldHaveSingleItem();
        Path.IsPathFullyQualified(File.ReadAllText(script).Split('\'')[1]).ShouldBeTrue(); // a node's path may hold no dotnet
    }

    private static string[] Row(string output, string settings)
    {
        var row = output.Split('\n').Single(line => line.Contains($"│ {settings} ", StringComparison.Ordinal));
        return [.. row.Split('│', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1)];
    }

    private string Write(string seeds, string settings, string collect) =>
        folder.Write("sweep.json", $$"""{"run": "{{ScriptFile}}", "seeds": [{{seeds}}], "settings": {{{settings}}}, "collect": ["{{collect}}"]}""");

    private async Task<(int Code, string Output)> RunAsync(string sweep)
    {
        using var process = Start(sweep);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = await process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        return (process.ExitCode, output + await errors);
    }

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Checkout.Cli, "sweep", .. arguments]) { WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = folder.Path + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        return Process.Start(start)!;
    }
}
