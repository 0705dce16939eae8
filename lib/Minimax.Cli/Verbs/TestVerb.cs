using System.Collections.Concurrent;
using System.CommandLine;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Minimax.Cli.Verbs;

/// <summary><c>minimax test [FILTER]</c>: builds and runs every test project, and ends with one line that counts them all.</summary>
internal static partial class TestVerb
{
    private const string OneByOne = "Minimax.Tests";
    private const int PartsEach = 4; // for each processor, so that none waits long for the others at the end

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

            var assembly = Path.Combine(Path.GetDirectoryName(project)!, "bin", $"{name}.dll");
            var counts = name == OneByOne && filter is null ? await RunPartsAsync(assembly, stop) : await RunAssemblyAsync(assembly, filter is null ? [] : ["-method", $"*{filter}*"], Console.WriteLine, stop);
            passed += counts.Passed;
            failed += counts.Failed;
        }

        if (passed + failed == 0) Console.WriteLine(filter is null ? "There are no tests." : $"No test's name contains '{filter}'.");
        Console.WriteLine($"{passed} passed, {failed} failed");
        return failed == 0 && passed > 0 ? 0 : 1;
    }

    /// <summary>Runs tests whose random numbers are their process's, and so go one by one, in as many processes at once as there are processors.</summary>
    private static async Task<(int Passed, int Failed)> RunPartsAsync(string assembly, CancellationToken stop)
    {
        var classes = new List<string>();
        await ExecuteAsync([assembly, "-noColor", "-noLogo", "-list", "classes"], classes.Add, stop);
        var parts = classes.Where(name => name.StartsWith(OneByOne, StringComparison.Ordinal)).Index().GroupBy(one => one.Index % (PartsEach * Environment.ProcessorCount), one => one.Item);
        var counts = new ConcurrentBag<(int Passed, int Failed)>();
        await Parallel.ForEachAsync(parts, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = CancellationToken.None }, async (part, _) =>
        {
            if (stop.IsCancellationRequested) return;
            var lines = new List<string>();
            counts.Add(await RunAssemblyAsync(assembly, [.. part.SelectMany(name => new[] { "-class", name })], lines.Add, stop));
            Console.WriteLine(string.Join(Environment.NewLine, lines));
        });
        return counts.IsEmpty ? (0, 1) : (counts.Sum(count => count.Passed), counts.Sum(count => count.Failed));
    }

    private static async Task<(int Passed, int Failed)> RunAssemblyAsync(string assembly, string[] selection, Action<string> show, CancellationToken stop)
    {
        Match? summary = null;
        var exit = await ExecuteAsync([assembly, "-noColor", "-noLogo", .. selection], Read, stop);
        if (summary is null) return (0, exit == 0 ? 0 : 1); // the process ended before it could count

        int Count(string group) => int.Parse(summary.Groups[group].Value);
        var failed = Count("errors") + Count("failed");
        return (Count("total") - Count("failed") - Count("skipped") - Count("notrun"), exit == 0 ? failed : Math.Max(failed, 1));

        void Read(string line)
        {
            if (Summary().Match(line) is { Success: true } match) summary = match;
            show(line);
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
