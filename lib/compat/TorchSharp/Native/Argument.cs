namespace TorchSharp;

/// <summary>
/// One argument of an operator. What a caller writes (a tensor, a number, a list, a device …) converts to it; the native side converts
/// on to what the operator's schema asks for. <c>default</c> leaves the argument out.
/// </summary>
internal readonly struct Argument
{
    internal readonly ArgumentKind Kind;
    internal readonly long Bits;          // a number
    internal readonly object? Reference;  // everything else

    private Argument(ArgumentKind kind, long bits) => (Kind, Bits) = (kind, bits);

    private Argument(ArgumentKind kind, object? reference) => (Kind, Reference) = (reference is null ? ArgumentKind.None : kind, reference);

    /// <summary>Python's None: what an optional argument is without a value.</summary>
    public static Argument None => new(ArgumentKind.None, 0);

    public static implicit operator Argument(torch.Tensor? value) => new(ArgumentKind.Tensor, value);

    public static implicit operator Argument(long value) => new(ArgumentKind.Int, value);

    public static implicit operator Argument(int value) => new(ArgumentKind.Int, value);

    public static implicit operator Argument(double value) => new(ArgumentKind.Double, BitConverter.DoubleToInt64Bits(value));

    public static implicit operator Argument(bool value) => new(ArgumentKind.Bool, value ? 1 : 0);

    public static implicit operator Argument(long? value) => value is { } v ? v : None;

    public static implicit operator Argument(double? value) => value is { } v ? v : None;

    public static implicit operator Argument(long[]? value) => new(ArgumentKind.Ints, value);

    public static implicit operator Argument(double[]? value) => new(ArgumentKind.Doubles, value);

    public static implicit operator Argument(bool[]? value) => new(ArgumentKind.Bools, value);

    public static implicit operator Argument(torch.Tensor?[] value) => new(ArgumentKind.Tensors, value);

    public static implicit operator Argument(string? value) => new(ArgumentKind.String, value);

    public static implicit operator Argument(torch.Device? value) => new(ArgumentKind.Device, value);

    public static implicit operator Argument(torch.Generator? value) => new(ArgumentKind.Generator, value);

    public static implicit operator Argument(torch.ScalarType value) => new(ArgumentKind.Int, (long)value);

    public static implicit operator Argument(torch.ScalarType? value) => value is { } v ? v : None;

    public static implicit operator Argument(Scalar? value) => value is null ? None : value.AsArgument();
}
