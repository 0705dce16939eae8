using System.Globalization;
using System.Text;

namespace TorchSharp;

/// <summary>Writes a tensor as text; of a long dimension only both ends.</summary>
internal sealed class TensorText
{
    const int MostOfDimension = 12;
    const int Ends = 3;

    readonly StringBuilder text = new();
    readonly TensorStringStyle style;
    readonly string newLine;
    readonly long[] shape;
    readonly string[] numbers;
    readonly int width;

    TensorText(torch.Tensor tensor, TensorStringStyle style, string? format, CultureInfo culture, string newLine)
    {
        this.style = style;
        this.newLine = newLine;
        shape = tensor.shape;
        using var scope = torch.NewDisposeScope();
        using var grad = torch.no_grad();
        numbers = Numbers(Shortened(tensor), format ?? "g5", culture);
        width = numbers.Length == 0 ? 0 : numbers.Max(number => number.Length);
    }

    /// <summary>Shape, type and device: <c>[2x3], type = Float32, device = cpu</c>.</summary>
    public static string Metadata(torch.Tensor tensor) => $"[{string.Join('x', tensor.shape)}], type = {tensor.dtype}, device = {tensor.device}";

    /// <summary>The tensor in a style other than <see cref="TensorStringStyle.Default"/>.</summary>
    public static string Of(torch.Tensor tensor, TensorStringStyle style, string? format, CultureInfo? culture, string? newLine)
    {
        if (style == TensorStringStyle.Metadata || tensor.is_meta)
            return Metadata(tensor);
        var writer = new TensorText(tensor, style, format, culture ?? CultureInfo.InvariantCulture, newLine ?? Environment.NewLine);
        return writer.Write(tensor);
    }

    string Write(torch.Tensor tensor)
    {
        if (style == TensorStringStyle.Julia)
            text.Append(Metadata(tensor)).Append(newLine);
        if (style == TensorStringStyle.CSharp)
            text.Append(CSharpName(tensor.dtype)).Append(shape.Length == 0 ? " " : $"[{string.Join(", ", shape)}] ");
        var next = 0;
        WritePart(0, ref next);
        return text.ToString();
    }

    void WritePart(int dimension, ref int next)
    {
        if (dimension == shape.Length)
        {
            text.Append(style == TensorStringStyle.CSharp ? numbers[next] : numbers[next].PadLeft(width));
            next++;
            return;
        }
        var row = dimension == shape.Length - 1;
        text.Append(Open);
        var shown = Shown(shape[dimension]);
        for (var i = 0; i < shown; i++)
        {
            if (i > 0)
                text.Append(row ? Comma : Comma.TrimEnd() + Break(dimension));
            if (i == Ends && shown < shape[dimension])
                text.Append(row ? "..." + Comma : "..." + Comma.TrimEnd() + Break(dimension));
            WritePart(dimension + 1, ref next);
        }
        text.Append(Close);
    }

    string Open => style switch
    {
        TensorStringStyle.CSharp => "{",
        TensorStringStyle.Numpy => "[",
        _ => " ",
    };

    string Close => style switch
    {
        TensorStringStyle.CSharp => "}",
        TensorStringStyle.Numpy => "]",
        _ => "",
    };

    string Comma => style == TensorStringStyle.CSharp ? ", " : " ";

    string Break(int dimension) => string.Concat(Enumerable.Repeat(newLine, shape.Length - 1 - dimension)) + new string(' ', dimension + 1);

    static int Shown(long size) => (int)(size > MostOfDimension ? 2 * Ends : size);

    static torch.Tensor Shortened(torch.Tensor tensor)
    {
        var part = tensor.detach().cpu();
        for (var dimension = 0; dimension < part.Dimensions; dimension++)
        {
            var size = part.size(dimension);
            if (Shown(size) < size)
                part = torch.cat([part.narrow(dimension, 0, Ends), part.narrow(dimension, size - Ends, Ends)], dimension);
        }
        return part;
    }

    static string[] Numbers(torch.Tensor part, string format, CultureInfo culture)
    {
        if (part.dtype == torch.ScalarType.Bool)
            return Array.ConvertAll(part.data<bool>().ToArray(), value => value ? "true" : "false");
        if (part.is_integral())
            return Array.ConvertAll(part.to_type(torch.ScalarType.Int64).data<long>().ToArray(), value => value.ToString(culture));
        if (part.is_complex())
            return Pairs(part.to_type(torch.ScalarType.ComplexFloat64).view_as_real().data<double>().ToArray(), format, culture);
        return Array.ConvertAll(part.to_type(torch.ScalarType.Float64).data<double>().ToArray(), value => value.ToString(format, culture));
    }

    static string[] Pairs(double[] parts, string format, CultureInfo culture)
    {
        var numbers = new string[parts.Length / 2];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = $"{parts[2 * i].ToString(format, culture)}{(parts[(2 * i) + 1] < 0 ? "" : "+")}{parts[(2 * i) + 1].ToString(format, culture)}i";
        return numbers;
    }

    static string CSharpName(torch.ScalarType type) => type switch
    {
        torch.ScalarType.Float32 => "float",
        torch.ScalarType.Float64 => "double",
        torch.ScalarType.Int8 => "sbyte",
        torch.ScalarType.Int16 => "short",
        torch.ScalarType.Int32 => "int",
        torch.ScalarType.Int64 => "long",
        _ => type.ToString(),
    };
}
