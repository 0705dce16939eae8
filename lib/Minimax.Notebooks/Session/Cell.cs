using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive;

namespace Minimax.Notebooks.Session;

/// <summary>The run of one cell.</summary>
/// <param name="Name">What errors call it, for example <c>In[3]</c>.</param>
/// <param name="Sink">Where its output goes, also that of tasks that it leaves running.</param>
/// <param name="Stop">Cancelled when the reader presses Stop.</param>
internal sealed record Cell(string Name, IOutputSink Sink, CancellationToken Stop)
{
    private static readonly AsyncLocal<Cell?> Ambient = new();

    /// <summary>The cell that the current code belongs to.</summary>
    public static Cell? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    /// <summary>
    /// Cancels what the cell's code sees as its token, and nothing else: the package's own way to cancel reports the end before the code has ended, and drops
    /// what it still says.
    /// </summary>
    public CancellationTokenRegistration Watch(KernelInvocationContext context) => Stop.Register(() =>
    {
        try
        {
            Source(context).Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The cell ended in this moment.
        }
    });

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_cancellationTokenSource")]
    private static extern ref CancellationTokenSource Source(KernelInvocationContext context);
}
