using System.Globalization;

namespace TorchSharp;

/// <summary>What C# adds to tensors, shapes and numbers.</summary>
public static class TensorExtensionMethods
{
    /// <summary>The bytes of one element.</summary>
    public static int ElementSize(this torch.ScalarType type) => type switch
    {
        torch.ScalarType.Byte or torch.ScalarType.Int8 or torch.ScalarType.Bool or torch.ScalarType.QInt8 or torch.ScalarType.QUInt8 => 1,
        torch.ScalarType.Int16 or torch.ScalarType.Float16 or torch.ScalarType.BFloat16 => 2,
        torch.ScalarType.Int32 or torch.ScalarType.Float32 or torch.ScalarType.QInt32 => 4,
        torch.ScalarType.Int64 or torch.ScalarType.Float64 or torch.ScalarType.ComplexFloat32 => 8,
        torch.ScalarType.ComplexFloat64 => 16,
        _ => throw new ArgumentException($"{type} is not a type of elements.", nameof(type)),
    };

    /// <summary>The number of elements of a tensor of this shape.</summary>
    public static long TotalSize(this IEnumerable<long> shape) => shape.Aggregate(1L, (product, size) => product * size);

    /// <summary>A tensor of an array's elements.</summary>
    /// <param name="rawArray">The elements in the order of rows.</param>
    /// <param name="dimensions">The shape.</param>
    /// <param name="doCopy">Has no effect: the elements are always copied.</param>
    /// <param name="requires_grad">Whether the tensor is to be differentiated by.</param>
    public static torch.Tensor ToTensor<T>(this T[] rawArray, long[] dimensions, bool doCopy = false, bool requires_grad = false) =>
        torch.from_array(rawArray, null).reshape(dimensions).Requiring(requires_grad);

    /// <summary>A tensor without dimensions that holds one number.</summary>
    public static torch.Tensor ToTensor<T>(this T scalar, torch.Device? device = null, bool requires_grad = false) where T : struct =>
        torch.from_array(new[] { scalar }, null, device).reshape().Requiring(requires_grad);

    public static float ToSingle(this torch.Tensor value) => value.ToScalar().ToSingle();

    public static double ToDouble(this torch.Tensor value) => value.ToScalar().ToDouble();

    public static Half ToHalf(this torch.Tensor value) => value.ToScalar().ToHalf();

    public static byte ToByte(this torch.Tensor value) => value.ToScalar().ToByte();

    public static sbyte ToSByte(this torch.Tensor value) => value.ToScalar().ToSByte();

    public static short ToInt16(this torch.Tensor value) => value.ToScalar().ToInt16();

    public static int ToInt32(this torch.Tensor value) => value.ToScalar().ToInt32();

    public static long ToInt64(this torch.Tensor value) => value.ToScalar().ToInt64();

    public static bool ToBoolean(this torch.Tensor value) => value.ToScalar().ToBoolean();

    /// <summary>Shape, type and device.</summary>
    public static string metastr(this torch.Tensor tensor) => TensorText.Metadata(tensor);

    /// <summary>Shape, type and device, then the elements in rows.</summary>
    public static string jlstr(
        this torch.Tensor tensor, string? fltFormat = null, int? width = null, string? newLine = null, CultureInfo? cultureInfo = null) =>
        tensor.str(fltFormat, width, newLine, cultureInfo, TensorStringStyle.Julia);

    /// <summary>The elements in rows and brackets.</summary>
    public static string npstr(
        this torch.Tensor tensor, string? fltFormat = "g5", int? width = 100, string? newLine = null, CultureInfo? cultureInfo = null) =>
        tensor.str(fltFormat, width, newLine, cultureInfo, TensorStringStyle.Numpy);

    /// <summary>The elements as C# would write them.</summary>
    public static string cstr(
        this torch.Tensor tensor, string? fltFormat = "g5", int? width = 100, string? newLine = null, CultureInfo? cultureInfo = null) =>
        tensor.str(fltFormat, width, newLine, cultureInfo, TensorStringStyle.CSharp);

    /// <summary>The tensor as text. Of dimensions with more than twelve elements only both ends are shown.</summary>
    /// <param name="tensor">What to write.</param>
    /// <param name="fltFormat">The format of fractions.</param>
    /// <param name="width">Has no effect: lines are not wrapped.</param>
    /// <param name="newLine">What separates lines.</param>
    /// <param name="cultureInfo">How numbers are written; without regard to any country where null.</param>
    /// <param name="style">The style; that of <see cref="torch.TensorStringStyle"/> by default.</param>
    public static string str(
        this torch.Tensor tensor,
        string? fltFormat = null,
        int? width = null,
        string? newLine = null,
        CultureInfo? cultureInfo = null,
        TensorStringStyle style = TensorStringStyle.Default) =>
        TensorText.Of(tensor, style == TensorStringStyle.Default ? torch.TensorStringStyle : style, fltFormat, cultureInfo, newLine);

    /// <summary>Writes the tensor to the console, and returns it.</summary>
    public static torch.Tensor print(
        this torch.Tensor t,
        string? fltFormat = "g5",
        int? width = 100,
        string? newLine = null,
        CultureInfo? cultureInfo = null,
        TensorStringStyle style = TensorStringStyle.Default)
    {
        Console.WriteLine(t.str(fltFormat, width, newLine, cultureInfo, style));
        return t;
    }

    /// <summary>Writes the tensor's type, shape and elements.</summary>
    public static void Save(this torch.Tensor tensor, BinaryWriter writer) => TensorFormat.Write(writer, tensor);

    /// <inheritdoc cref="Save(torch.Tensor, BinaryWriter)"/>
    public static void Save(this torch.Tensor tensor, Stream stream)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        tensor.Save(writer);
    }

    /// <inheritdoc cref="Save(torch.Tensor, BinaryWriter)"/>
    /// <remarks>The file appears only when it is complete.</remarks>
    public static void Save(this torch.Tensor tensor, string location) => AtomicFile.Write(location, tensor.Save);
}
