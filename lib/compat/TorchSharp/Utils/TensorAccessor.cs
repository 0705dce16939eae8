using System.Collections;

namespace TorchSharp.Utils;

/// <summary>A tensor's elements in row-major order, whatever its strides; of a tensor on a GPU, a copy made when it is first read.</summary>
public sealed unsafe class TensorAccessor<T> : IDisposable, IEnumerable<T>
    where T : unmanaged
{
    private readonly torch.Tensor tensor;
    private readonly torch.Tensor? copy; // the elements in a row on the processor, where the tensor itself is not that

    internal TensorAccessor(torch.Tensor tensor)
    {
        CheckType(tensor);
        this.tensor = tensor;
        if (!tensor.is_cpu() || !tensor.is_contiguous()) copy = tensor.detach().cpu().contiguous();
        Count = tensor.NumberOfElements;
    }

    public long Count { get; }

    public bool IsReadOnly => false;

    private Span<T> Elements => new((copy ?? tensor).Data(), checked((int)Count));

    public T this[params long[] indices]
    {
        get => Elements[Position(indices)];
        set
        {
            Elements[Position(indices)] = value;
            if (copy is not null) tensor.copy_(copy);
        }
    }

    public T[] ToArray() => Elements.ToArray();

    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0) => Elements[(int)tensorIndex..].CopyTo(array[arrayIndex..]);

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        array[arrayIndex..].CopyTo(Elements[(int)tensorIndex..]);
        if (copy is not null) tensor.copy_(copy);
    }

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyFrom(array.AsSpan(), arrayIndex, tensorIndex);

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)ToArray()).GetEnumerator();

    public void Dispose() => copy?.Dispose();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static T Read(torch.Tensor one)
    {
        CheckType(one);
        var value = *(T*)one.Data();
        GC.KeepAlive(one);
        return value;
    }

    private static void CheckType(torch.Tensor tensor)
    {
        if (tensor.dtype != TypeOf()) throw new ArgumentException($"The tensor's elements are {tensor.dtype}, not {typeof(T).Name}.");
    }

    private static torch.ScalarType TypeOf() => default(T) switch
    {
        float => torch.ScalarType.Float32,
        double => torch.ScalarType.Float64,
        long => torch.ScalarType.Int64,
        int => torch.ScalarType.Int32,
        short => torch.ScalarType.Int16,
        sbyte => torch.ScalarType.Int8,
        byte => torch.ScalarType.Byte,
        bool => torch.ScalarType.Bool,
        Half => torch.ScalarType.Float16,
        _ => throw new ArgumentException($"No tensor has elements of type {typeof(T).Name}."),
    };

    private int Position(long[] indices)
    {
        var shape = tensor.shape;
        if (indices.Length == 1 && shape.Length != 1) return checked((int)indices[0]);
        if (indices.Length != shape.Length) throw new ArgumentException($"{indices.Length} indices were given for {shape.Length} dimensions.");
        long position = 0;
        for (var i = 0; i < shape.Length; i++)
        {
            if (indices[i] < 0 || indices[i] >= shape[i]) throw new IndexOutOfRangeException($"Index {indices[i]} is outside of dimension {i}, of length {shape[i]}.");
            position = (position * shape[i]) + indices[i];
        }

        return checked((int)position);
    }
}
