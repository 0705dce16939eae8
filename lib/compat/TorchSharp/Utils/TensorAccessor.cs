using System.Collections;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp.Utils;

/// <summary>A tensor's elements as C# values, read and written in place on the CPU. A tensor of another device is copied, once, for reading.</summary>
/// <typeparam name="T">The C# type of the elements.</typeparam>
public sealed unsafe class TensorAccessor<T> : IDisposable, IEnumerable<T>, IEnumerable where T : unmanaged
{
    readonly torch.Tensor tensor;
    readonly torch.Tensor? copy;
    readonly long[] shape;
    readonly long[] strides;
    readonly bool contiguous;
    readonly T* first;
    bool disposed;

    /// <exception cref="ArgumentException">The tensor's elements are not of the type <typeparamref name="T"/>.</exception>
    internal TensorAccessor(torch.Tensor source)
    {
        if (source.dtype != torch.TypeOf<T>())
            throw new ArgumentException($"The tensor holds {source.dtype}, which is not read as {typeof(T).Name}.");
        copy = source.is_cpu() ? null : source.cpu().DetachFromDisposeScope();
        tensor = copy ?? source;
        shape = tensor.shape;
        strides = tensor.stride();
        contiguous = tensor.is_contiguous();
        Count = tensor.NumberOfElements;
        first = (T*)tensor.DataPointer;
    }

    /// <summary>The number of elements.</summary>
    public long Count { get; }

    public bool IsReadOnly => false;

    /// <summary>The element at one index for each dimension, or at a single index in the order of rows.</summary>
    /// <exception cref="IndexOutOfRangeException">An index lies outside the tensor, or there are too few.</exception>
    public T this[params long[] indices]
    {
        get => *At(indices);
        set => *At(indices) = value;
    }

    /// <summary>The elements in the order of rows.</summary>
    public T[] ToArray()
    {
        var array = new T[Count];
        CopyTo(array);
        return array;
    }

    /// <summary>The elements as an array with as many dimensions as the tensor; a lone number gives an array of one.</summary>
    public Array ToNDArray()
    {
        if (shape.Length <= 1)
            return ToArray();
        var array = Array.CreateInstance(typeof(T), shape);
        CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), checked((int)Count)));
        return array;
    }

    /// <summary>Copies elements, in the order of rows and from <paramref name="tensorIndex"/> on, until the array is full or the tensor ends.</summary>
    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    /// <inheritdoc cref="CopyTo(T[], int, long)"/>
    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var target = array[arrayIndex..];
        var count = Room(target.Length, tensorIndex);
        if (contiguous)
            new Span<T>(first + tensorIndex, count).CopyTo(target);
        else
            for (var i = 0; i < count; i++)
                target[i] = first[Offset(tensorIndex + i)];
        GC.KeepAlive(this);
    }

    /// <summary>Overwrites elements, in the order of rows and from <paramref name="tensorIndex"/> on, until the array or the tensor ends.</summary>
    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    /// <inheritdoc cref="CopyFrom(T[], int, long)"/>
    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var source = array[arrayIndex..];
        var count = Room(source.Length, tensorIndex);
        if (contiguous)
            source[..count].CopyTo(new Span<T>(first + tensorIndex, count));
        else
            for (var i = 0; i < count; i++)
                first[Offset(tensorIndex + i)] = source[i];
        GC.KeepAlive(this);
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0L; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose()
    {
        disposed = true;
        copy?.Dispose();
    }

    void Guard()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        _ = tensor.Handle;
    }

    /// <summary>How many of <paramref name="length"/> elements there are from <paramref name="start"/> on.</summary>
    int Room(int length, long start)
    {
        Guard();
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, Count);
        return (int)Math.Min(length, Count - start);
    }

    T* At(long[] indices)
    {
        Guard();
        if (indices.Length == 1 && shape.Length != 1)
            return first + Offset(InRange(indices[0], Count));
        if (indices.Length != shape.Length)
            throw new IndexOutOfRangeException($"{indices.Length} indices do not name an element of a tensor with {shape.Length} dimensions.");
        var offset = 0L;
        for (var i = 0; i < indices.Length; i++)
            offset += InRange(indices[i], shape[i]) * strides[i];
        return first + offset;
    }

    long Offset(long index)
    {
        if (contiguous)
            return index;
        var offset = 0L;
        for (var dimension = shape.Length - 1; dimension >= 0; dimension--)
        {
            offset += index % shape[dimension] * strides[dimension];
            index /= shape[dimension];
        }
        return offset;
    }

    static long InRange(long index, long size) =>
        (ulong)index < (ulong)size ? index : throw new IndexOutOfRangeException($"The index {index} lies outside a dimension of {size}.");
}
