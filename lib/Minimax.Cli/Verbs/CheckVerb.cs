using System.CommandLine;
using Minimax.Cli.Checking;
using Minimax.Cli.Running;
using Spectre.Console;

namespace Minimax.Cli.Verbs;

/// <summary><c>minimax check NN|FILE|FOLDER</c>: runs the exercises of a reader's notebook, or of all notebooks in a folder, and prints a score.</summary>
internal static class CheckVerb
{
    private const int LongestSeconds = 3600;
    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint, MaxRecursionDepth = 20 };

    public static Command Create()
    {
        var what = new Argument<string>("NOTEBOOK") { Description = "A number such as 02, a notebook, or a folder of notebooks (those of students, say)." };
        var limit = new Option<int>("--limit") { HelpName = "SECONDS", Description = "How long one notebook may take.", DefaultValueFactory = _ => 60 };
        var json = new Option<bool>("--json") { Description = "Print what programs can read." };
        var found = (Files: (IReadOnlyList<string>)[], Folder: ""); // looked for once: a folder may be large
        what.Validators.Add(given =>
        {
            if (given.Tokens is [var token] && (found = Find(token.Value)).Files.Count == 0) given.AddError($"There is no notebook '{token.Value}', and no folder of that name that holds any.");
        });
        limit.Validators.Add(given =>
        {
            if (given.Tokens is [var token] && (!int.TryParse(token.Value, out var seconds) || seconds is < 1 or > LongestSeconds)) given.AddError($"--limit is a number of seconds from 1 to {LongestSeconds}.");
        });

        var verb = new Command("check", "Check the exercises of a notebook, or of a folder of notebooks, each notebook in a process of its own. That needs no network.") { what, limit, json };
        verb.SetAction((parsed, stop) =>
        {
            Environment.SetEnvironmentVariable("MINIMAX_BUDGET", "smoke");
            Environment.SetEnvironmentVariable("OMP_NUM_THREADS", "1"); // the notebooks share the processors
            return new CheckCommand(AnsiConsole.Console, TimeSpan.FromSeconds(parsed.GetValue(limit)), parsed.GetValue(json)).RunAsync(found.Files, found.Folder, stop);
        });
        return verb;
    }

    private static (IReadOnlyList<string> Files, string Folder) Find(string name)
    {
        if (Directory.Exists(name)) return (Notebooks(name), name);
        if (File.Exists(name)) return ([Path.GetFullPath(name)], Path.GetDirectoryName(Path.GetFullPath(name))!);
        return (NotebookSelection.Find(name), Repository.Path("notebooks"));
    }

    private static string[] Notebooks(string folder) =>
        [.. Directory.GetFiles(folder, "*.ipynb", Below).Select(Path.GetFullPath).Where(file => !file.Contains(".ipynb_checkpoints", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
