using System.Runtime.InteropServices;
using System.Text;

namespace TorchSharp;

/// <summary>One argument of an <see cref="Op"/>: a tensor, a number, a text, a device, a generator, a list of these, or nothing.</summary>
/// <remarks>
/// Implicit conversions make one; null becomes <see cref="None"/>. The native side converts further by the schema: an integer serves as a float, as a
/// number, as a one-element tensor, and as a list in which it is repeated (<c>int[2] stride</c>).
/// </remarks>
internal readonly unsafe struct Argument
{
    readonly object? reference;
    readonly long bits;
    readonly ValueTag tag;

    Argument(ValueTag tag, object? reference, long bits = 0)
    {
        this.tag = tag;
        this.reference = reference;
        this.bits = bits;
    }

    /// <summary>Leaves the argument to the schema's default.</summary>
    public static Argument Default => default;

    /// <summary>Gives nothing for an optional argument.</summary>
    public static Argument None => new(ValueTag.None, null);

    public static implicit operator Argument(torch.Tensor? tensor) => tensor is null ? None : new(ValueTag.Tensor, tensor);

    public static implicit operator Argument(int number) => new(ValueTag.Int, null, number);

    public static implicit operator Argument(long number) => new(ValueTag.Int, null, number);

    public static implicit operator Argument(long? number) => number is { } given ? given : None;

    public static implicit operator Argument(double number) => new(ValueTag.Double, null, BitConverter.DoubleToInt64Bits(number));

    public static implicit operator Argument(double? number) => number is { } given ? given : None;

    public static implicit operator Argument(bool flag) => new(ValueTag.Bool, null, flag ? 1 : 0);

    public static implicit operator Argument(bool? flag) => flag is { } given ? given : None;

    public static implicit operator Argument(Scalar? number) => number?.ToArgument() ?? None;

    public static implicit operator Argument(string? text) => text is null ? None : new(ValueTag.String, text);

    public static implicit operator Argument(torch.ScalarType type) => (long)type;

    public static implicit operator Argument(torch.ScalarType? type) => type is { } given ? given : None;

    public static implicit operator Argument(torch.Device? device) => device is null ? None : new(ValueTag.Device, null, device.Packed);

    public static implicit operator Argument(torch.Generator? generator) => generator is null ? None : new(ValueTag.Generator, generator);

    public static implicit operator Argument(long[]? numbers) => numbers is null ? None : new(ValueTag.Ints, numbers);

    public static implicit operator Argument(ReadOnlySpan<long> numbers) => numbers.ToArray();

    public static implicit operator Argument(double[]? numbers) => numbers is null ? None : new(ValueTag.Doubles, numbers);

    public static implicit operator Argument(bool[]? flags) => flags is null ? None : new(ValueTag.Bools, flags);

    public static implicit operator Argument(torch.Tensor?[] tensors) => new(ValueTag.Tensors, tensors);

    public static implicit operator Argument(ReadOnlySpan<torch.Tensor> tensors) => tensors.ToArray();

    /// <summary>A list of tensors.</summary>
    public static Argument List(IEnumerable<torch.Tensor> tensors) => tensors as torch.Tensor[] ?? [.. tensors];

    /// <summary>The argument as a tensor.</summary>
    public torch.Tensor Tensor => (torch.Tensor)reference!;

    /// <summary>The bytes that <see cref="ToValue"/> takes for the items of a list.</summary>
    public int ListBytes => tag switch
    {
        ValueTag.Ints => sizeof(long) * ((long[])reference!).Length,
        ValueTag.Doubles => sizeof(double) * ((double[])reference!).Length,
        ValueTag.Bools => Aligned(((bool[])reference!).Length),
        ValueTag.Tensors => sizeof(nint) * ((torch.Tensor?[])reference!).Length,
        ValueTag.String => Aligned(Encoding.UTF8.GetByteCount((string)reference!)),
        _ => 0,
    };

    /// <summary>The native form; items of a list are written to <paramref name="memory"/>, which moves on behind them.</summary>
    public Value ToValue(ref byte* memory)
    {
        var value = new Value { Tag = tag, Integer = bits };
        switch (tag)
        {
            case ValueTag.Tensor:
                value.Data = (void*)((torch.Tensor)reference!).Handle;
                break;
            case ValueTag.Generator:
                value.Data = (void*)((torch.Generator)reference!).Handle;
                break;
            case ValueTag.Ints:
                Write<long>((long[])reference!, ref value, ref memory);
                break;
            case ValueTag.Doubles:
                Write<double>((double[])reference!, ref value, ref memory);
                break;
            case ValueTag.Bools:
                Write<byte>(MemoryMarshal.Cast<bool, byte>((bool[])reference!), ref value, ref memory);
                break;
            case ValueTag.Tensors:
                Write((torch.Tensor?[])reference!, ref value, ref memory);
                break;
            case ValueTag.String:
                Write<byte>(Encoding.UTF8.GetBytes((string)reference!), ref value, ref memory);
                break;
        }
        return value;
    }

    /// <summary>Holds off the finalizers of what the argument refers to.</summary>
    public void KeepAlive() => GC.KeepAlive(reference);

    static void Write<T>(ReadOnlySpan<T> items, ref Value value, ref byte* memory) where T : unmanaged
    {
        value.Count = items.Length;
        value.Data = memory;
        items.CopyTo(new Span<T>(memory, items.Length));
        memory += Aligned(items.Length * sizeof(T));
    }

    static void Write(torch.Tensor?[] tensors, ref Value value, ref byte* memory)
    {
        value.Count = tensors.Length;
        value.Data = memory;
        for (var i = 0; i < tensors.Length; i++)
            ((nint*)memory)[i] = tensors[i]?.Handle ?? 0;
        memory += sizeof(nint) * tensors.Length;
    }

    static int Aligned(int bytes) => (bytes + 7) & ~7;
}
