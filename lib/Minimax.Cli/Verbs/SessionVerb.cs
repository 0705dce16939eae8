using System.CommandLine;
using Minimax.Notebooks.Running;

namespace Minimax.Cli.Verbs;

/// <summary>The hidden <c>minimax session</c>: the process in which <c>run</c> runs a notebook's cells.</summary>
internal static class SessionVerb
{
    private const string Name = "session";

    /// <summary>How the process is started by this one.</summary>
    public static IReadOnlyList<string> StartCommand { get; } = Self.Command(Name);

    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER");
        var requests = new Argument<string>("REQUESTS");
        var events = new Argument<string>("EVENTS");
        var verb = new Command(Name) { folder, requests, events };
        verb.Hidden = true;
        // Not asynchronous: the command line's own handling of Ctrl-C ends a program.
        verb.SetAction(parsed => SessionServer.Serve(parsed.GetValue(folder)!, parsed.GetValue(requests)!, parsed.GetValue(events)!, Machine.PeakMemory));
        return verb;
    }
}
