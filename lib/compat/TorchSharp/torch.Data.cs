using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp;

// Tensors of C# numbers. The elements are copied, in the order of rows; their C# type gives the element type unless another is asked for.
public static partial class torch
{
    /// <summary>A tensor of an array of any element type and number of dimensions.</summary>
    /// <exception cref="ArgumentException">The array's elements are not numbers or truth values.</exception>
    public static Tensor from_array(Array rawArray, Device? device = null) => from_array(rawArray, null, device);

    /// <inheritdoc cref="from_array(Array, Device)"/>
    public static Tensor from_array(Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Type.GetTypeCode(rawArray.GetType().GetElementType()) switch
        {
            TypeCode.Boolean => Filled(Items<bool>(rawArray), Shape(rawArray), dtype, device, requires_grad, names),
            TypeCode.Byte => Filled(Items<byte>(rawArray), Shape(rawArray), dtype, device, requires_grad, names),
            TypeCode.SByte => Filled(Items<sbyte>(rawArray), Shape(rawArray), dtype, device, requires_grad, names),
            TypeCode.Int16 => Filled(Items<short>(rawArray), Shape(rawArray), dtype, device, requires_grad, names),
            TypeCode.Int32 => Filled(Items<int>(rawArray), Shape(rawArray), dtype, device, requires_grad, names),
            TypeCode.Int64 => Filled(Items<long>(rawArray), Shape(rawArray), dtype, device, requires_grad, names),
            TypeCode.Single => Filled(Items<float>(rawArray), Shape(rawArray), dtype, device, requires_grad, names),
            TypeCode.Double => Filled(Items<double>(rawArray), Shape(rawArray), dtype, device, requires_grad, names),
            _ => throw new ArgumentException($"No tensor can be made of a {rawArray.GetType().Name}.", nameof(rawArray)),
        };

    public static Tensor tensor(bool scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Filled<bool>([scalar], [], dtype, device, requires_grad);

    public static Tensor tensor(
        IList<bool> rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<bool>(Items(rawArray), dimensions, dtype, device, requires_grad, names);

    public static Tensor tensor(bool[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<bool>(rawArray, [rawArray.Length], dtype, device, requires_grad, names);

    public static Tensor tensor(
        bool[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<bool>(rawArray, dimensions, dtype, device, requires_grad, names);

    public static Tensor tensor(IList<bool> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<bool>(Items(rawArray), [rawArray.Count], dtype, device, requires_grad, names);

    public static Tensor tensor(bool[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<bool>(Items<bool>(rawArray), Shape(rawArray), dtype, device, requires_grad, names);

    public static Tensor tensor(bool[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<bool>(Items<bool>(rawArray), Shape(rawArray), dtype, device, requires_grad, names);

    public static Tensor tensor(bool[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<bool>(Items<bool>(rawArray), Shape(rawArray), dtype, device, requires_grad, names);

    public static Tensor tensor(byte scalar, Device? device = null, bool requires_grad = false) => Filled<byte>([scalar], [], null, device, requires_grad);

    public static Tensor tensor(
        IList<byte> rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<byte>(Items(rawArray), dimensions, dtype, device, requires_grad, names);

    public static Tensor tensor(byte[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<byte>(rawArray, [rawArray.Length], dtype, device, requires_grad, names);

    public static Tensor tensor(
        byte[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<byte>(rawArray, dimensions, dtype, device, requires_grad, names);

    public static Tensor tensor(IList<byte> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<byte>(Items(rawArray), [rawArray.Count], dtype, device, requires_grad, names);

    public static Tensor tensor(byte[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<byte>(Items<byte>(rawArray), Shape(rawArray), dtype, device, requires_grad, names);

    public static Tensor tensor(byte[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<byte>(Items<byte>(rawArray), Shape(rawArray), dtype, device, requires_grad, names);

    public static Tensor tensor(byte[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<byte>(Items<byte>(rawArray), Shape(rawArray), dtype, device, requires_grad, names);

    public static Tensor tensor(
        Memory<byte> rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<byte>(rawArray.Span, dimensions, dtype, device, requires_grad, names);

    public static Tensor tensor(double scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Filled<double>([scalar], [], dtype, device, requires_grad);

    public static Tensor tensor(IList<double> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<double>(Items(rawArray), [rawArray.Count], dtype, device, requires_grad, names);

    public static Tensor tensor(double[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<double>(rawArray, [rawArray.Length], dtype, device, requires_grad, names);

    public static Tensor tensor(
        double[] rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<double>(rawArray, dimensions, dtype, device, requires_grad, names);

    public static Tensor tensor(
        IList<double> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<double>(Items(rawArray), [rows, columns], dtype, device, requires_grad, names);

    public static Tensor tensor(
        IList<double> rawArray, long dim0, long dim1, long dim2,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<double>(Items(rawArray), [dim0, dim1, dim2], dtype, device, requires_grad, names);

    public static Tensor tensor(
        IList<double> rawArray, long dim0, long dim1, long dim2, long dim3,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<double>(Items(rawArray), [dim0, dim1, dim2, dim3], dtype, device, requires_grad, names);

    public static Tensor tensor(double[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<double>(Items<double>(rawArray), Shape(rawArray), dtype, device, requires_grad, names);

    public static Tensor tensor(double[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<double>(Items<double>(rawArray), Shape(rawArray), dtype, device, requires_grad, names);

    public static Tensor tensor(double[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<double>(Items<double>(rawArray), Shape(rawArray), dtype, device, requires_grad, names);

    public static Tensor tensor(
        Memory<double> rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<double>(rawArray.Span, dimensions, dtype, device, requires_grad, names);

    public static Tensor tensor(float scalar, Device? device = null, bool requires_grad = false) => Filled<float>([scalar], [], null, device, requires_grad);

    public static Tensor tensor(
        IList<float> rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<float>(Items(rawArray), dimensions, dtype, device, requires_grad, names);

    public static Tensor tensor(float[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<float>(rawArray, [rawArray.Length], dtype, device, requires_grad, names);

    public static Tensor tensor(
        float[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<float>(rawArray, dimensions, dtype, device, requires_grad, names);

    public static Tensor tensor(IList<float> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<float>(Items(rawArray), [rawArray.Count], dtype, device, requires_grad, names);

    public static Tensor tensor(
        IList<float> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<float>(Items(rawArray), [rows, columns], dtype, device, requires_grad, names);

    public static Tensor tensor(
        IList<float> rawArray, long dim0, long dim1, long dim2,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<float>(Items(rawArray), [dim0, dim1, dim2], dtype, device, requires_grad, names);

    public static Tensor tensor(
        IList<float> rawArray, long dim0, long dim1, long dim2, long dim3,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<float>(Items(rawArray), [dim0, dim1, dim2, dim3], dtype, device, requires_grad, names);

    public static Tensor tensor(float[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<float>(Items<float>(rawArray), Shape(rawArray), dtype, device, requires_grad, names);

    public static Tensor tensor(float[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<float>(Items<float>(rawArray), Shape(rawArray), dtype, device, requires_grad, names);

    public static Tensor tensor(float[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<float>(Items<float>(rawArray), Shape(rawArray), dtype, device, requires_grad, names);

    public static Tensor tensor(
        Memory<float> rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<float>(rawArray.Span, dimensions, dtype, device, requires_grad, names);

    public static Tensor tensor(int scalar, Device? device = null, bool requires_grad = false) => Filled<int>([scalar], [], null, device, requires_grad);

    public static Tensor tensor(
        IList<int> rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<int>(Items(rawArray), dimensions, dtype, device, requires_grad, names);

    public static Tensor tensor(int[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<int>(rawArray, [rawArray.Length], dtype, device, requires_grad, names);

    public static Tensor tensor(
        int[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<int>(rawArray, dimensions, dtype, device, requires_grad, names);

    public static Tensor tensor(IList<int> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<int>(Items(rawArray), [rawArray.Count], dtype, device, requires_grad, names);

    public static Tensor tensor(
        IList<int> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<int>(Items(rawArray), [rows, columns], dtype, device, requires_grad, names);

    public static Tensor tensor(
        IList<int> rawArray, long dim0, long dim1, long dim2,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<int>(Items(rawArray), [dim0, dim1, dim2], dtype, device, requires_grad, names);

    public static Tensor tensor(
        int[] rawArray, long dim0, long dim1, long dim2, long dim3,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<int>(rawArray, [dim0, dim1, dim2, dim3], dtype, device, requires_grad, names);

    public static Tensor tensor(int[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<int>(Items<int>(rawArray), Shape(rawArray), dtype, device, requires_grad, names);

    public static Tensor tensor(int[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<int>(Items<int>(rawArray), Shape(rawArray), dtype, device, requires_grad, names);

    public static Tensor tensor(int[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<int>(Items<int>(rawArray), Shape(rawArray), dtype, device, requires_grad, names);

    public static Tensor tensor(
        Memory<int> rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<int>(rawArray.Span, dimensions, dtype, device, requires_grad, names);

    public static Tensor tensor(long scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Filled<long>([scalar], [], dtype, device, requires_grad);

    public static Tensor tensor(
        IList<long> rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<long>(Items(rawArray), dimensions, dtype, device, requires_grad, names);

    public static Tensor tensor(long[] dataArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<long>(dataArray, [dataArray.Length], dtype, device, requires_grad, names);

    public static Tensor tensor(
        long[] dataArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<long>(dataArray, dimensions, dtype, device, requires_grad, names);

    public static Tensor tensor(IList<long> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<long>(Items(rawArray), [rawArray.Count], dtype, device, requires_grad, names);

    public static Tensor tensor(
        IList<long> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<long>(Items(rawArray), [rows, columns], dtype, device, requires_grad, names);

    public static Tensor tensor(
        IList<long> rawArray, long dim0, long dim1, long dim2,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<long>(Items(rawArray), [dim0, dim1, dim2], dtype, device, requires_grad, names);

    public static Tensor tensor(
        IList<long> rawArray, long dim0, long dim1, long dim2, long dim3,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<long>(Items(rawArray), [dim0, dim1, dim2, dim3], dtype, device, requires_grad, names);

    public static Tensor tensor(long[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<long>(Items<long>(rawArray), Shape(rawArray), dtype, device, requires_grad, names);

    public static Tensor tensor(long[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<long>(Items<long>(rawArray), Shape(rawArray), dtype, device, requires_grad, names);

    public static Tensor tensor(long[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<long>(Items<long>(rawArray), Shape(rawArray), dtype, device, requires_grad, names);

    public static Tensor tensor(
        Memory<long> rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<long>(rawArray.Span, dimensions, dtype, device, requires_grad, names);

    public static Tensor tensor(sbyte scalar, Device? device = null, bool requires_grad = false) => Filled<sbyte>([scalar], [], null, device, requires_grad);

    public static Tensor tensor(
        IList<sbyte> rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<sbyte>(Items(rawArray), dimensions, dtype, device, requires_grad, names);

    public static Tensor tensor(sbyte[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<sbyte>(rawArray, [rawArray.Length], dtype, device, requires_grad, names);

    public static Tensor tensor(
        sbyte[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<sbyte>(rawArray, dimensions, dtype, device, requires_grad, names);

    public static Tensor tensor(IList<sbyte> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<sbyte>(Items(rawArray), [rawArray.Count], dtype, device, requires_grad, names);

    public static Tensor tensor(sbyte[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<sbyte>(Items<sbyte>(rawArray), Shape(rawArray), dtype, device, requires_grad, names);

    public static Tensor tensor(sbyte[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<sbyte>(Items<sbyte>(rawArray), Shape(rawArray), dtype, device, requires_grad, names);

    public static Tensor tensor(sbyte[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<sbyte>(Items<sbyte>(rawArray), Shape(rawArray), dtype, device, requires_grad, names);

    public static Tensor tensor(
        Memory<sbyte> rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<sbyte>(rawArray.Span, dimensions, dtype, device, requires_grad, names);

    public static Tensor tensor(short scalar, Device? device = null, bool requires_grad = false) => Filled<short>([scalar], [], null, device, requires_grad);

    public static Tensor tensor(
        IList<short> rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<short>(Items(rawArray), dimensions, dtype, device, requires_grad, names);

    public static Tensor tensor(short[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<short>(rawArray, [rawArray.Length], dtype, device, requires_grad, names);

    public static Tensor tensor(
        short[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<short>(rawArray, dimensions, dtype, device, requires_grad, names);

    public static Tensor tensor(IList<short> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<short>(Items(rawArray), [rawArray.Count], dtype, device, requires_grad, names);

    public static Tensor tensor(short[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<short>(Items<short>(rawArray), Shape(rawArray), dtype, device, requires_grad, names);

    public static Tensor tensor(short[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<short>(Items<short>(rawArray), Shape(rawArray), dtype, device, requires_grad, names);

    public static Tensor tensor(short[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<short>(Items<short>(rawArray), Shape(rawArray), dtype, device, requires_grad, names);

    public static Tensor tensor(
        Memory<short> rawArray, ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Filled<short>(rawArray.Span, dimensions, dtype, device, requires_grad, names);

    /// <summary>The element type that holds a C# type.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    internal static ScalarType TypeOf<T>() where T : unmanaged => default(T) switch
    {
        bool => ScalarType.Bool,
        byte => ScalarType.Byte,
        sbyte => ScalarType.Int8,
        short => ScalarType.Int16,
        int => ScalarType.Int32,
        long => ScalarType.Int64,
        Half => ScalarType.Float16,
        float => ScalarType.Float32,
        double => ScalarType.Float64,
        _ => throw new ArgumentException($"Tensors do not hold elements of the type {typeof(T).Name}."),
    };

    static unsafe Tensor Filled<T>(
        ReadOnlySpan<T> items, ReadOnlySpan<long> shape, ScalarType? dtype, Device? device, bool requires_grad, string[]? names = null) where T : unmanaged
    {
        var filled = Ops.empty_memory_format.Call(shape, TypeOf<T>(), Argument.Default, CPU);
        if (filled.NumberOfElements != items.Length)
        {
            filled.Dispose();
            throw new ArgumentException($"{items.Length} elements do not fill the shape [{string.Join(", ", shape.ToArray())}].");
        }
        items.CopyTo(new Span<T>(filled.DataPointer, items.Length));
        return Made(filled.to(dtype ?? TypeOf<T>(), Place(device), disposeAfter: true), requires_grad, names);
    }

    static ReadOnlySpan<T> Items<T>(IList<T> list) => list switch
    {
        T[] array => array,
        List<T> items => CollectionsMarshal.AsSpan(items),
        _ => list.ToArray(),
    };

    static ReadOnlySpan<T> Items<T>(Array array) where T : unmanaged =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);

    static long[] Shape(Array array)
    {
        var shape = new long[array.Rank];
        for (var dimension = 0; dimension < shape.Length; dimension++)
            shape[dimension] = array.GetLength(dimension);
        return shape;
    }
}
