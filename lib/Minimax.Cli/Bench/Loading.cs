using Minimax.Data;
using static TorchSharp.torch;

namespace Minimax.Cli.Bench;

/// <summary>What feeds a step.</summary>
internal static class Loading
{
    private const int BatchSize = 64;
    private const int Photographs = 1067 + 120 + 1334 + 140; // of horse2zebra

    /// <summary>A shuffled batch of floats from digits in memory, beside PyTorch's DataLoader.</summary>
    public static readonly Workload Batches = new("batches", BatchSize, Shuffled) { Title = "data: batch of 64" };

    /// <summary>All photographs of horse2zebra-128 from their archive to planes of bytes, by one thread, beside Pillow.</summary>
    public static readonly Workload Jpeg = new("jpeg", Photographs, Decoded)
    {
        Title = "data: a JPEG, 128×128",
        TellsEach = true,
        Peer = PythonPeer.Pillow,
        Arguments = () => [Archive()],
    };

    private static Prepared Shuffled(Device device)
    {
        const int Digits = 60_000; // as many as MNIST has
        var set = new ImageSet("noise", randint(256, [Digits, 1, 28, 28], ScalarType.Byte, device), zeros(Digits, ScalarType.Int64, device), ["none"]);
        var batches = new ShuffledBatches(set, BatchSize, seed: 1);
        var step = 0;
        return new Prepared(() =>
        {
            using var scope = NewDisposeScope();
            _ = batches[step++];
        });
    }

    private static Prepared Decoded(Device device)
    {
        const int Size = 128;
        var files = ImageFiles.Open(Archive());
        var image = new byte[3 * Size * Size];
        return new Prepared(() =>
        {
            foreach (var name in files.Names) files.Decode(name, Size, image);
        });
    }

    private static string Archive() => DataSets.Horse2Zebra.Files[0].In(DataSets.Horse2Zebra.FetchAsync().GetAwaiter().GetResult());
}
