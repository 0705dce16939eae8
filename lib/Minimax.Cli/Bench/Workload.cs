using TorchSharp;

namespace Minimax.Cli.Bench;

/// <summary>Something to time, beside its peer in another program: the function of its name in the peer's script.</summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Count">Pictures a step, or calls.</param>
/// <param name="Prepare">Makes the networks and the data on a device.</param>
internal sealed record Workload(string Name, int Count, Func<torch.Device, Prepared> Prepare)
{
    /// <summary>What the table calls it, if not by its name.</summary>
    public string? Title { get; init; }

    /// <summary>Whether <see cref="Count"/> counts pictures.</summary>
    public bool Pictures { get; init; } = true;

    /// <summary>Whether the time of one of <see cref="Count"/> is told, not that of the step.</summary>
    public bool TellsEach { get; init; }

    /// <summary>Who does the same.</summary>
    public PythonPeer Peer { get; init; } = PythonPeer.PyTorch;

    /// <summary>The same without this library's steps, as TorchSharp's tutorials would write it.</summary>
    public Workload? Tutorial { get; init; }

    /// <summary>What the peer's script needs to know besides.</summary>
    public Func<string[]> Arguments { get; init; } = () => [];
}
