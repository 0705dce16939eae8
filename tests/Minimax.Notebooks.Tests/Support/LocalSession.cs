using Minimax.Notebooks.Running;
using Minimax.Notebooks.Session;

namespace Minimax.Notebooks.Tests.Support;

/// <summary>Cells that run in this process.</summary>
internal sealed class LocalSession(string folder) : ICellSession
{
    private readonly CSharpSession session = new(folder);

    public static ICellSession In(string folder) => new LocalSession(folder);

    public double? PeakMemory => null;

    public Task RunAsync(string code, string name, IOutputSink sink, CancellationToken stop) =>
        Task.Run(() => session.RunAsync(code, name, sink, stop), CancellationToken.None);

    public ValueTask DisposeAsync()
    {
        session.Dispose();
        return ValueTask.CompletedTask;
    }
}
