using Minimax.Notebooks.Session;

namespace Minimax.Notebooks.Running;

/// <summary>What runs a notebook's cells, one at a time: in this process or in one of its own.</summary>
public interface ICellSession : IAsyncDisposable
{
    /// <summary>The most memory that the process of the cells has held, in MiB, as known after the last cell; null where it is this process.</summary>
    double? PeakMemory { get; }

    /// <summary>Runs a cell. Its output goes to the sink as it comes, an error included.</summary>
    /// <exception cref="SessionLostException">The process of the cells is gone, and with it what the cells declared.</exception>
    Task RunAsync(string code, string name, IOutputSink sink, CancellationToken stop);
}
