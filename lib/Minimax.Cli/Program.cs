using System.CommandLine;
using System.CommandLine.Parsing;
using Minimax.Cli.Verbs;

var root = new RootCommand("Minimax: learn generative adversarial networks by running them, in C#.")
{
    SetupVerb.Create(),
    RunVerb.Create(),
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

var command = parsed.CommandResult.Command;
Console.Error.WriteLine((command, args) switch
{
    (RootCommand, []) => "minimax: which verb? See ./minimax --help.",
    (RootCommand, [var verb, ..]) => $"minimax: there is no verb '{verb}'. There are {string.Join(", ", root.Subcommands.Where(v => !v.Hidden).Select(v => v.Name))}.",
    _ when stray is not null => $"minimax: {command.Name} has no option '{stray}'. See ./minimax {command.Name} --help.",
    _ => $"minimax: {parsed.Errors[0].Message} See ./minimax {command.Name} --help.",
});
return 2;
