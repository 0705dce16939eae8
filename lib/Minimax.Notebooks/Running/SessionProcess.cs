using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Pipes;
using System.Text.Json;
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

    private readonly AnonymousPipeServerStream _requests = new(PipeDirection.Out, HandleInheritability.Inheritable);
    private readonly AnonymousPipeServerStream _events = new(PipeDirection.In, HandleInheritability.Inheritable);
    private readonly ConcurrentQueue<string> _said = [];
    private readonly List<IOutputSink> _sinks = [];
    private readonly StreamWriter _writer;
    private readonly Process _process;
    private readonly Action<string>? _onSaid;
    private readonly Task _lost;
    private TaskCompletionSource _cell = new();

    /// <param name="command">The program that calls <see cref="SessionServer.Serve"/>, with its first arguments; the folder and two handles follow.</param>
    /// <param name="folder">What relative paths in <c>#r</c>, <c>#load</c> and <c>#!import</c> start from: the notebook's folder.</param>
    /// <param name="said">Is told the lines that the process writes to its own standard output and error, as native libraries do.</param>
    public SessionProcess(IReadOnlyList<string> command, string folder, Action<string>? said = null)
    {
        _onSaid = said;
        string[] arguments = [.. command.Skip(1), folder, _requests.GetClientHandleAsString(), _events.GetClientHandleAsString()];
        var start = new ProcessStartInfo(command[0], arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        var exited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.Exited += (_, _) => exited.TrySetResult();
        _process.Start();
        _requests.DisposeLocalCopyOfClientHandle();
        _events.DisposeLocalCopyOfClientHandle();
        _process.StandardInput.Close(); // a cell that reads from the console finds nothing there
        _writer = new StreamWriter(_requests);
        _lost = WatchAsync(exited.Task);
    }

    /// <inheritdoc/>
    public double? PeakMemory { get; private set; }

    /// <inheritdoc/>
    public async Task RunAsync(string code, string name, IOutputSink sink, CancellationToken stop)
    {
        lock (_sinks) _sinks.Add(sink);
        _said.Clear();
        _cell = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        SessionMessages.Send(_writer, new SessionRequest(code, name));
        await using var stopping = stop.Register(() => SessionMessages.Send(_writer, new SessionRequest(null, null)));
        await await Task.WhenAny(_cell.Task, _lost);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        var idle = _cell.Task.IsCompleted;
        await CloseAsync();
        if (!idle || await Task.WhenAny(_lost, Task.Delay(UntilKilled)) != _lost) _process.Kill();
        _events.Dispose();
        _process.Dispose();
    }

    private async Task CloseAsync()
    {
        try
        {
            await _requests.DisposeAsync();
        }
        catch (IOException)
        {
            // It is gone.
        }
    }

    private async Task WatchAsync(Task exited)
    {
        var drained = Task.WhenAll(ReceiveAsync(), ListenAsync(_process.StandardOutput), ListenAsync(_process.StandardError));
        await exited;
        await Task.WhenAny(drained, Task.Delay(UntilKilled)); // a process that a cell has started may hold the pipes for longer
        throw new SessionLostException(LastWords.ToError(_process.ExitCode, [.. _said]));
    }

    private async Task ReceiveAsync()
    {
        using var reader = new StreamReader(_events, leaveOpen: true);
        try
        {
            while (await reader.ReadLineAsync() is { } line) Receive(SessionMessages.Parse<SessionEvent>(line));
        }
        catch (Exception exception) when (exception is IOException or JsonException or ObjectDisposedException)
        {
            _cell.TrySetException(exception);
        }
    }

    private void Receive(SessionEvent message)
    {
        IOutputSink sink;
        lock (_sinks) sink = _sinks[message.Cell];
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
                _cell.TrySetResult();
                break;
        }
    }

    private static DisplayBundle Bundle(SessionEvent message) =>
        new([.. message.Values!.Select(value => new FormattedValue(value.Key, value.Value))], message.DisplayId);

    private async Task ListenAsync(StreamReader stream)
    {
        while (await stream.ReadLineAsync() is { } line)
        {
            _said.Enqueue(line);
            while (_said.Count > MostSaid) _said.TryDequeue(out _);
            _onSaid?.Invoke(line);
        }
    }
}
