using Minimax.Notebooks.Session;

namespace Microsoft.DotNet.Interactive;

/// <summary>The run of one cell, as its code sees it.</summary>
public class KernelInvocationContext
{
    private static readonly AsyncLocal<KernelInvocationContext?> Ambient = new();

    internal KernelInvocationContext(Kernel kernel, IOutputSink sink, CancellationToken cancellationToken)
    {
        HandlingKernel = kernel;
        Sink = sink;
        CancellationToken = cancellationToken;
    }

    /// <summary>The run that the current code belongs to; null outside of a cell.</summary>
    public static KernelInvocationContext? Current
    {
        get => Ambient.Value;
        internal set => Ambient.Value = value;
    }

    /// <summary>The kernel that runs the cell.</summary>
    public Kernel HandlingKernel { get; }

    /// <summary>Cancelled when the reader presses Stop. A loop that looks at it keeps its state.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>True once the cell has ended.</summary>
    public bool IsComplete { get; internal set; }

    internal IOutputSink Sink { get; }
}
