using static TorchSharp.torch;

namespace Minimax.Cli.Bench;

/// <summary>What every step is made of.</summary>
internal static class Basics
{
    /// <summary>Multiplications and additions of <see cref="MatrixProduct"/>.</summary>
    public const double MatrixOperations = 2.0 * Side * Side * Side;

    /// <summary>How fast this machine multiplies matrices: the measure of every floor.</summary>
    public static readonly Workload MatrixProduct = new("matmul", Count: 1, Multiply) { Title = "matrix product", Pictures = false };

    /// <summary>What a call of a small operator costs, where the arithmetic is next to nothing.</summary>
    public static readonly Workload Operator = new("op", Count: 1000, Chain) { Title = "op: a small call", Pictures = false, TellsEach = true };

    private const int Side = 1024;

    private static Prepared Multiply(Device device)
    {
        var (a, b) = (rand(Side, Side, device: device), rand(Side, Side, device: device));
        return new Prepared(() =>
        {
            using var scope = NewDisposeScope();
            mm(a, b)[0, 0].item<float>();
        });
    }

    // A chain of four, on eight numbers, 250 times.
    private static Prepared Chain(Device device)
    {
        var (x, y) = (rand(8, device: device), rand(8, device: device));
        return new Prepared(() =>
        {
            using var still = no_grad();
            for (var i = 0; i < 250; i++)
            {
                using var scope = NewDisposeScope();
                ((x + y) * 0.5).relu().sum();
            }
        });
    }
}
