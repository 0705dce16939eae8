using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Minimax.Cli;
using Minimax.Cli.Verbs;

// Not a RootCommand, which would call itself by the file of this program.
var root = new Command("minimax", "Learn generative adversarial networks by running them, in C#.")
{
    new HelpOption(),
    new VersionOption(),
    SetupVerb.Create(),
    RunVerb.Create(),
    NewVerb.Create(),
    ExportVerb.Create(),
    EditVerb.Create(),
    SweepVerb.Create(),
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

return await Guarded.RunAsync(async () =>
{
    var parsed = root.Parse(args);
    var stray = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens).Select(t => t.Value).FirstOrDefault(v => v.StartsWith('-'));
    if (parsed.Errors.Count == 0 && stray is null) return await StoppableAsync(parsed);

    Console.Error.WriteLine($"minimax: {Usage(parsed.CommandResult.Command, stray is null ? parsed.Errors[0].Message : $"{parsed.CommandResult.Command.Name} has no option '{stray}'.")}");
    return 2;
});

// A verb that can be stopped is asked to by the first signal. `timeout` sends two at once, and System.CommandLine's own handler ends the process
// by the second, with all that was measured. Whoever signals again after some seconds means it.
static async Task<int> StoppableAsync(ParseResult parsed)
{
    var ours = new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false };
    if (parsed.Action is not AsynchronousCommandLineAction) return parsed.Invoke(ours);
    var patience = TimeSpan.FromSeconds(5);
    using var stop = new CancellationTokenSource();
    var asked = new Stopwatch();
    using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Ask);
    using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Ask);
    return await parsed.InvokeAsync(ours, stop.Token);

    void Ask(PosixSignalContext signal)
    {
        signal.Cancel = asked.Elapsed < patience;
        asked.Start();
        stop.Cancel();
    }
}

string Usage(Command verb, string fault)
{
    if (verb != root) return $"{fault} See ./minimax {verb.Name} --help.";
    if (args.Length == 0) return "which verb? See ./minimax --help.";
    return $"there is no verb '{args[0]}'. There are {string.Join(", ", root.Subcommands.Where(v => !v.Hidden).Select(v => v.Name))}.";
}
