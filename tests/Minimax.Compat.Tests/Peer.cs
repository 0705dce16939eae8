using System.Text.Json;
using static TorchSharp.torch;

namespace Minimax.Compat.Tests;

/// <summary>Reference numbers that a script in tests/peers wrote with PyTorch.</summary>
sealed class Peer
{
    static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static T Read<T>(string file) =>
        JsonSerializer.Deserialize<T>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "peers", file)), Options)!;

    /// <summary>A tensor as the scripts write it.</summary>
    public sealed record Numbers(long[] Shape, double[] Values)
    {
        public Tensor ToTensor() => tensor(Values, Shape).to(float32);

        public Tensor ToIndices() => tensor(Values, Shape).to(int64);
    }
}
