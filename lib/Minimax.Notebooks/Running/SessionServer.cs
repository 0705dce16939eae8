using System.IO.Pipes;
using System.Runtime.InteropServices;
using Microsoft.DotNet.Interactive.Formatting;
using Minimax.Notebooks.Session;

namespace Minimax.Notebooks.Running;

/// <summary>The process of the cells: runs what <see cref="SessionProcess"/> asks for, until that one is gone.</summary>
public static class SessionServer
{
    /// <param name="folder">The notebook's folder.</param>
    /// <param name="requests">The handle of the pipe from which requests come.</param>
    /// <param name="events">The handle of the pipe into which output goes.</param>
    /// <param name="peakMemory">Tells the most memory that this process has held, in MiB.</param>
    public static void Serve(string folder, string requests, string events, Func<double> peakMemory)
    {
        // A terminal sends Ctrl-C to both processes; what it means is the runner's to say.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        using var reader = new StreamReader(new AnonymousPipeClientStream(PipeDirection.In, requests));
        var writer = new StreamWriter(new AnonymousPipeClientStream(PipeDirection.Out, events));
        var session = new CSharpSession(folder);
        var stop = new CancellationTokenSource();
        var count = 0;
        while (reader.ReadLine() is { } line)
        {
            var request = SessionMessages.Parse<SessionRequest>(line);
            if (request.Code is null)
            {
                stop.Cancel();
                continue;
            }

            stop = new CancellationTokenSource();
            _ = RunAsync(request, new Sink(count++, writer), stop.Token);
        }

        Environment.Exit(0); // whatever threads a cell has left

        async Task RunAsync(SessionRequest request, Sink sink, CancellationToken token)
        {
            var peak = 0.0;
            try
            {
                await Task.Run(() => session.RunAsync(request.Code!, request.Name!, sink, token), CancellationToken.None);
                peak = peakMemory();
            }
            catch (Exception fault)
            {
                sink.Fail(CellError.From(fault)); // nobody else hears of it, and the runner would wait for ever
            }

            sink.End(peak);
        }
    }

    private sealed class Sink(int cell, TextWriter writer) : IOutputSink
    {
        public void Print(string stream, string text) =>
            SessionMessages.Send(writer, new SessionEvent(cell, SessionEventKind.Print) { Stream = stream, Text = text });

        public void Display(DisplayBundle bundle) => Send(SessionEventKind.Display, bundle);

        public void Update(DisplayBundle bundle) => Send(SessionEventKind.Update, bundle);

        public void Result(DisplayBundle bundle) => Send(SessionEventKind.Result, bundle);

        public void Fail(CellError error) => SessionMessages.Send(writer, new SessionEvent(cell, SessionEventKind.Fail) { Error = error });

        public Task<string> AskAsync(string prompt, bool password, CancellationToken stop) => OutputRecorder.NobodyAnswers();

        public void End(double peak) => SessionMessages.Send(writer, new SessionEvent(cell, SessionEventKind.End) { Peak = peak });

        private void Send(SessionEventKind kind, DisplayBundle bundle)
        {
            bundle.CheckJson();
            var values = new Dictionary<string, string>();
            foreach (var value in bundle.Values.Where(value => !value.SuppressDisplay)) values[value.MimeType] = value.Value;
            SessionMessages.Send(writer, new SessionEvent(cell, kind) { Values = values, DisplayId = bundle.DisplayId });
        }
    }
}
