using System.CommandLine;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Minimax.Cli.Verbs;

/// <summary><c>minimax test [FILTER]</c>: builds and runs every test project, and ends with one line that counts them all.</summary>
internal static partial class TestVerb
{
    public static Command Create()
    {
        var filter = new Argument<string?>("FILTER")
        {
            Description = "Run only the tests whose full name contains this text.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var verb = new Command("test", "Run the tests; the last line reads 'N passed, N failed'.") { filter };
        verb.SetAction((parsed, stop) => RunAsync(parsed.GetValue(filter), stop));
        return verb;
    }

    private static async Task<int> RunAsync(string? filter, CancellationToken stop)
    {
        var (passed, failed) = (0, 0);
        foreach (var project in Directory.GetFiles(Repository.Path("tests"), "*.Tests.csproj", SearchOption.AllDirectories).Order())
        {
            var name = Path.GetFileNameWithoutExtension(project);
            Console.WriteLine($"── {name}");
            if (await ExecuteAsync(["build", project, "--nologo", "-v", "q", "-clp:ErrorsOnly"], Console.WriteLine, stop) != 0)
            {
                Console.WriteLine($"{name} does not build.");
                failed++;
                continue;
            }

            var counts = await RunAssemblyAsync(Path.Combine(Path.GetDirectoryName(project)!, "bin", $"{name}.dll"), filter, stop);
            passed += counts.Passed;
            failed += counts.Failed;
        }

        if (passed + failed == 0) Console.WriteLine(filter is null ? "There are no tests." : $"No test's name contains '{filter}'.");
        Console.WriteLine($"{passed} passed, {failed} failed");
        return failed == 0 && passed > 0 ? 0 : 1;
    }

    private static async Task<(int Passed, int Failed)> RunAssemblyAsync(string assembly, string? filter, CancellationToken stop)
    {
        Match? summary = null;
        string[] selection = filter is null ? [] : ["-method", $"*{filter}*"];
        var exit = await ExecuteAsync([assembly, "-noColor", "-noLogo", .. selection], Read, stop);
        if (summary is null) return (0, exit == 0 ? 0 : 1); // the process ended before it could count

        int Count(string group) => int.Parse(summary.Groups[group].Value);
        var failed = Count("errors") + Count("failed");
        return (Count("total") - Count("failed") - Count("skipped") - Count("notrun"), exit == 0 ? failed : Math.Max(failed, 1));

        void Read(string line)
        {
            if (Summary().Match(line) is { Success: true } match) summary = match;
            Console.WriteLine(line);
        }
    }

    private static async Task<int> ExecuteAsync(string[] arguments, Action<string> read, CancellationToken stop)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Repository.Root,
        };
        start.Environment.TryAdd("OMP_WAIT_POLICY", "passive"); // tests train in several processes at once, whose threads would keep each other from the cores
        using var process = Process.Start(start)!;
        using var kill = stop.Register(() => process.Kill(entireProcessTree: true));
        while (await process.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line) read(line);
        await process.WaitForExitAsync(CancellationToken.None);
        return process.ExitCode;
    }

    [GeneratedRegex(@"Total: (?<total>\d+), Errors: (?<errors>\d+), Failed: (?<failed>\d+), Skipped: (?<skipped>\d+), Not Run: (?<notrun>\d+)")]
    private static partial Regex Summary();
}
