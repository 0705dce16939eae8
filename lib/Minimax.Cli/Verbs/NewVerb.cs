using System.CommandLine;
using System.Text.RegularExpressions;
using Minimax.Cli.Running;

namespace Minimax.Cli.Verbs;

/// <summary><c>minimax new NAME</c>: writes an experiment, a notebook and a script that run within a minute, for a reader to change.</summary>
internal static partial class NewVerb
{
    private const string TemplateName = "my-gan";
    private static readonly string[] Kinds = [".ipynb", ".cs"];

    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "What it is called: small letters, digits and hyphens, a letter first." };
        name.Validators.Add(given =>
        {
            var value = given.Tokens.Count > 0 ? given.Tokens[0].Value : "";
            if (!Good().IsMatch(value))
                given.AddError($"'{value}' cannot be a name; that has small letters, digits and hyphens, a letter first, and 40 of them at most.");
            if (value == NotebookSelection.All) given.AddError($"'{value}' cannot be a name: ./minimax run {value} runs the course.");
        });
        const string does = "Write an experiment of your own: a notebook and a script, small enough to be changed and run again within a minute.";
        var verb = new Command("new", does) { name };
        verb.SetAction(parsed => Write(parsed.GetValue(name)!));
        return verb;
    }

    private static void Write(string name)
    {
        var files = Kinds.Select(kind => (Kind: kind, Path: Repository.Path(NotebookSelection.Experiments, name + kind))).ToArray();
        if (files.FirstOrDefault(file => File.Exists(file.Path)).Path is { } there)
            throw new IOException($"{Shown(there)} is there already; nothing was written.");
        Directory.CreateDirectory(Repository.Path(NotebookSelection.Experiments));
        foreach (var (kind, path) in files)
        {
            using var writer = new StreamWriter(new FileStream(path, FileMode.CreateNew)); // nor is overwritten what came into being meanwhile
            writer.Write(Template(kind).Replace(TemplateName, name, StringComparison.Ordinal));
        }

        Console.WriteLine($"{Shown(files[0].Path)}   ./minimax lab {name}, or ./minimax run {name}");
        Console.WriteLine($"{Shown(files[1].Path)}      dotnet run {Shown(files[1].Path)}");
    }

    private static string Shown(string path) => Path.GetRelativePath(Repository.Root, path);

    private static string Template(string kind)
    {
        using var reader = new StreamReader(typeof(NewVerb).Assembly.GetManifestResourceStream($"experiment{kind}")!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^[a-z][a-z0-9-]{0,39}\z")]
    private static partial Regex Good();
}
