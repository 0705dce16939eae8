using System.Globalization;
using static TorchSharp.torch;

namespace Minimax.Teaching;

/// <summary>A reader's tensor, taken out of libtorch's hands: from here on nothing can go wrong that a program does not survive.</summary>
/// <param name="Shape">The tensor's shape.</param>
/// <param name="Values">Its numbers, row by row.</param>
internal sealed record Answer(long[] Shape, double[] Values)
{
    private const int MostShown = 8;

    public static Answer Of(Tensor tensor) =>
        new(tensor.shape, tensor.detach().cpu().to_type(ScalarType.Float64).contiguous().data<double>().ToArray());

    public static Answer Of(double number) => new([], [number]);

    public static string Text(long[] shape) => shape.Length == 0 ? "one number, shape ()" : $"shape ({string.Join(", ", shape)})";

    /// <summary>The place of the first number that is further off than the tolerance; −1 if none is.</summary>
    public int FirstOff(Answer expected, double tolerance) =>
        Array.FindIndex([.. Enumerable.Range(0, Values.Length)], i => !(Math.Abs(Values[i] - expected.Values[i]) <= tolerance * Math.Max(1, Math.Abs(expected.Values[i]))));

    /// <summary>All numbers where there are few, else the one at the given place.</summary>
    public string Text(int place)
    {
        if (Values.Length > MostShown) return $"{Number(Values[place])} at {Index(place)}";
        return Shape.Length switch
        {
            0 => Number(Values[0]),
            2 => $"({string.Join(", ", Values.Select(Number).Chunk((int)Shape[1]).Select(row => $"({string.Join(", ", row)})"))})",
            _ => $"({string.Join(", ", Values.Select(Number))})",
        };
    }

    private static string Number(double value) => double.IsInfinity(value) ? value > 0 ? "∞" : "-∞" : value.ToString("G5", CultureInfo.InvariantCulture);

    private string Index(long place)
    {
        var index = new long[Shape.Length];
        for (var i = Shape.Length - 1; i >= 0; i--) (place, index[i]) = Math.DivRem(place, Shape[i]);
        return $"[{string.Join(", ", index)}]";
    }
}
