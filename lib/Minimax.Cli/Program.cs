using System.CommandLine;
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
if (parsed.Errors.Count == 0) return await parsed.InvokeAsync();

var command = parsed.CommandResult.Command;
Console.Error.WriteLine((command, args) switch
{
    (RootCommand, []) => "minimax: which verb? See ./minimax --help.",
    (RootCommand, [var verb, ..]) => $"minimax: there is no verb '{verb}'. There are {string.Join(", ", root.Subcommands.Where(v => !v.Hidden).Select(v => v.Name))}.",
    _ => $"minimax: {parsed.Errors[0].Message} See ./minimax {command.Name} --help.",
});
return 2;
