using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Formatting;
using static TorchSharp.torch;

namespace Minimax.Display;

/// <summary>How a notebook shows a tensor: its shape, type and device, its range, and its values where they are few.</summary>
internal static class TensorLook
{
    private const int MostRows = 6;
    private const int MostColumns = 8;

    /// <summary>Two lines or more: what it is, then up to six rows of eight values of a matrix, a vector or a number.</summary>
    public static string Write(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        var head = $"({string.Join(", ", tensor.shape)}) {tensor.dtype} on {tensor.device}";
        if (tensor.numel() == 0 || tensor.dtype is ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64) return head;
        var flat = tensor.detach().to(CPU).to_type(ScalarType.Float64).contiguous();
        var (low, high, mean) = (flat.min().item<double>(), flat.max().item<double>(), flat.mean().item<double>());
        var range = $"{head}, from {Number.Short(low)} to {Number.Short(high)}, mean {Number.Short(mean)}";
        return tensor.shape switch
        {
            [] => $"{head}: {Number.Short(flat.item<double>())}",
            [var columns] => $"{range}\n{Rows(flat, 1, columns)}",
            [var rows, var columns] => $"{range}\n{Rows(flat, rows, columns)}",
            _ => range,
        };
    }

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "A notebook loads the library and expects tensors to look right at once.")]
    internal static void Register()
    {
        Formatter.Register<Tensor>((tensor, writer) => writer.Write(Write(tensor)), "text/plain");
        Formatter.SetPreferredMimeTypesFor(typeof(Tensor), "text/plain");
    }

    private static string Rows(Tensor values, long rows, long columns)
    {
        var shown = values.view(rows, columns)[..(int)Math.Min(rows, MostRows), ..(int)Math.Min(columns, MostColumns)];
        var cells = shown.contiguous().data<double>().ToArray().Select(Number.Short).ToList();
        var width = cells.Max(cell => cell.Length);
        var more = columns > MostColumns ? " …" : "";
        var lines = cells.Chunk((int)Math.Min(columns, MostColumns)).Select(row => string.Join(" ", row.Select(cell => cell.PadLeft(width))) + more);
        return string.Join('\n', rows > MostRows ? lines.Append("…") : lines);
    }
}
