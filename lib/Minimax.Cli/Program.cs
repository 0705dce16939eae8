using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Minimax.Cli.Verbs;

// Not a RootCommand, which would call itself by the file of this program.
var root = new Command("minimax", "Learn generative adversarial networks by running them, in C#.")
{
    new HelpOption(),
    new VersionOption(),
    SetupVerb.Create(),
    RunVerb.Create(),
    CheckVerb.Create(),
    SessionVerb.Create(),
    SiteVerb.Create(),
    DataVerb.Create(),
    KernelVerb.Create(),
    LabVerb.Create(),
    TestVerb.Create(),
    BenchVerb.Create(),
    BenchVerb.CreateWorker(),
};

var parsed = root.Parse(args);
var stray = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens).Select(t => t.Value).FirstOrDefault(v => v.StartsWith('-'));
if (parsed.Errors.Count == 0 && stray is null) return await parsed.InvokeAsync();

Console.Error.WriteLine($"minimax: {Fault(parsed.CommandResult.Command)}");
return 2;

string Fault(Command verb)
{
    if (verb != root) return $"{(stray is null ? parsed.Errors[0].Message : $"{verb.Name} has no option '{stray}'.")} See ./minimax {verb.Name} --help.";
    if (args.Length == 0) return "which verb? See ./minimax --help.";
    return $"there is no verb '{args[0]}'. There are {string.Join(", ", root.Subcommands.Where(v => !v.Hidden).Select(v => v.Name))}.";
}
