using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Pipes;
using Microsoft.DotNet.Interactive.Formatting;
using Minimax.Notebooks.Session;

namespace Minimax.Notebooks.Running;

/// <summary>
/// Cells that run in a process of their own, so that one that ends its process (a native library that aborts, <see cref="Environment.Exit"/>, a stack overflow,
/// a signal) does not take the run along. The process ends when this one does, however that comes about.
/// </summary>
public sealed class SessionProcess : ICellSession
{
    private const int MostSaid = 200; // lines
    private static readonly TimeSpan UntilKilled = TimeSpan.FromSeconds(1);

    private static readonly Lock Starting = new(); // a process that starts meanwhile would inherit the pipes of this one

    private readonly AnonymousPipeServerStream requests;
    private readonly AnonymousPipeServerStream events;
    private readonly ConcurrentQueue<string> said = [];
    private readonly List<IOutputSink> sinks = [];
    private readonly StreamWriter writer;
    private readonly Process process;
    private readonly Action<string>? onSaid;
    private readonly Task lost;
    private readonly TaskCompletionSource broken = new(TaskCreationOptions.RunContinuationsAsynchronously); // what it said could not be taken, and nobody listens to it any more
    private TaskCompletionSource cell = new();

    /// <param name="command">The program that calls <see cref="SessionServer.Serve"/>, with its first arguments; the folder and two handles follow.</param>
    /// <param name="folder">What relative paths in <c>#r</c>, <c>#load</c> and <c>#!import</c> start from: the notebook's folder.</param>
    /// <param name="said">Is told the lines that the process writes to its own standard output and error, as native libraries do.</param>
    /// <param name="told">Variables of its environment, beside those of this process.</param>
    public SessionProcess(IReadOnlyList<string> command, string folder, Action<string>? said = null, IReadOnlyDictionary<string, string>? told = null)
    {
        onSaid = said;
        var exited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (Starting)
        {
            requests = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.Inheritable);
            events = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
            string[] arguments = [.. command.Skip(1), folder, requests.GetClientHandleAsString(), events.GetClientHandleAsString()];
            var start = new ProcessStartInfo(command[0], arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var (name, value) in told ?? new Dictionary<string, string>()) start.Environment[name] = value;
            process = new Process { StartInfo = start, EnableRaisingEvents = true };
            process.Exited += (_, _) => exited.TrySetResult();
            process.Start();
            requests.DisposeLocalCopyOfClientHandle();
            events.DisposeLocalCopyOfClientHandle();
        }

        process.StandardInput.Close(); // a cell that reads from the console finds nothing there
        writer = new StreamWriter(requests);
        lost = WatchAsync(exited.Task);
    }

    /// <inheritdoc/>
    public double? PeakMemory { get; private set; }

    /// <inheritdoc/>
    public async Task RunAsync(string code, string name, IOutputSink sink, CancellationToken stop)
    {
        lock (sinks) sinks.Add(sink);
        said.Clear();
        cell = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        SessionMessages.Send(writer, new SessionRequest(code, name));
        await using var stopping = stop.Register(() => SessionMessages.Send(writer, new SessionRequest(null, null)));
        await await Task.WhenAny(cell.Task, lost, broken.Task);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        var idle = cell.Task.IsCompleted;
        await CloseAsync();
        if (!idle || await Task.WhenAny(lost, Task.Delay(UntilKilled)) != lost) process.Kill();
        events.Dispose();
        process.Dispose();
    }

    private async Task CloseAsync()
    {
        try
        {
            await requests.DisposeAsync();
        }
        catch (IOException)
        {
            // It is gone.
        }
    }

    private async Task WatchAsync(Task exited)
    {
        var drained = Task.WhenAll(ReceiveAsync(), ListenAsync(process.StandardOutput), ListenAsync(process.StandardError));
        await exited;
        await Task.WhenAny(drained, Task.Delay(UntilKilled)); // a process that a cell has started may hold the pipes for longer
        throw new SessionLostException(LastWords.ToError(process.ExitCode, [.. said]));
    }

    private async Task ReceiveAsync()
    {
        using var reader = new StreamReader(events, leaveOpen: true);
        try
        {
            while (await reader.ReadLineAsync() is { } line) Receive(SessionMessages.Parse<SessionEvent>(line));
        }
        catch (Exception exception)
        {
            broken.TrySetException(exception);
        }
    }

    private void Receive(SessionEvent message)
    {
        IOutputSink sink;
        lock (sinks) sink = sinks[message.Cell];
        switch (message.Kind)
        {
            case SessionEventKind.Print:
                sink.Print(message.Stream!, message.Text!);
                break;
            case SessionEventKind.Display:
                sink.Display(Bundle(message));
                break;
            case SessionEventKind.Update:
                sink.Update(Bundle(message));
                break;
            case SessionEventKind.Result:
                sink.Result(Bundle(message));
                break;
            case SessionEventKind.Fail:
                sink.Fail(message.Error!);
                break;
            default:
                PeakMemory = message.Peak;
                cell.TrySetResult();
                break;
        }
    }

    private static DisplayBundle Bundle(SessionEvent message) =>
        new([.. message.Values!.Select(value => new FormattedValue(value.Key, value.Value))], message.DisplayId);

    private async Task ListenAsync(StreamReader stream)
    {
        while (await stream.ReadLineAsync() is { } line)
        {
            said.Enqueue(line);
            while (said.Count > MostSaid) said.TryDequeue(out _);
            onSaid?.Invoke(line);
        }
    }
}
