using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Layers;

/// <summary>
/// Shapes are checked where a tensor enters a network. A wrong one seldom fails by itself: it is reshaped or broadcast into something that
/// trains, and where it meets <c>matmul</c> it ends the process.
/// </summary>
internal static class InputShape
{
    /// <summary>Stands for a side of any length, in the shape of an example.</summary>
    public const long Any = -1;

    /// <summary>The batch itself, if each of its examples has the shape that the network takes.</summary>
    /// <param name="network">What the batch enters.</param>
    /// <param name="what">What the examples are called, such as <c>images</c>.</param>
    /// <param name="batch">(B, …).</param>
    /// <param name="example">The shape of one example.</param>
    /// <exception cref="ArgumentException">The examples have another shape.</exception>
    public static Tensor Checked(this Module network, string what, Tensor batch, params ReadOnlySpan<long> example) =>
        network.Checked(what, batch, multiple: 1, example);

    /// <summary>The same, where the sides of any length have to be multiples of a number.</summary>
    public static Tensor Checked(this Module network, string what, Tensor batch, int multiple, ReadOnlySpan<long> example)
    {
        var shape = batch.shape;
        var fits = shape.Length == example.Length + 1;
        for (var i = 0; fits && i < example.Length; i++) fits = example[i] == Any ? shape[i + 1] % multiple == 0 : shape[i + 1] == example[i];
        return fits ? batch : throw new ArgumentException(Fault(network.GetType(), what, shape, multiple, example));
    }

    private static string Fault(Type network, string what, ReadOnlySpan<long> shape, int multiple, ReadOnlySpan<long> example)
    {
        var name = network.DeclaringType is { } pair ? $"{pair.Name}.{network.Name}" : network.Name;
        var condition = multiple > 1 ? $" with s a multiple of {multiple}" : "";
        var found = shape.Length > 1 ? Text(shape[1..]) : "single numbers";
        return $"{name} takes {what} of {Text(example)}{condition}, these are {found}; the batch is ({string.Join(", ", shape.ToArray())}).";
    }

    private static string Text(ReadOnlySpan<long> example) => example switch
    {
        [] => "single numbers",
        [var length] => $"{length} number{(length == 1 ? "" : "s")}",
        _ => string.Join('×', example.ToArray().Select(side => side == Any ? "s" : $"{side}")),
    };
}
