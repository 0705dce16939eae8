namespace TorchSharp;

/// <summary>A number that has not become a tensor yet.</summary>
public sealed class Scalar : IDisposable
{
    private readonly long bits;

    private Scalar(torch.ScalarType type, long bits) => (Type, this.bits) = (type, bits);

    /// <summary>The type that the number was written in.</summary>
    public torch.ScalarType Type { get; }

    internal double Value => Type is torch.ScalarType.Float32 or torch.ScalarType.Float64 ? BitConverter.Int64BitsToDouble(bits) : bits;

    internal long Integer => Type is torch.ScalarType.Float32 or torch.ScalarType.Float64 ? (long)BitConverter.Int64BitsToDouble(bits) : bits;

    internal bool IsIntegral => Type is not (torch.ScalarType.Float32 or torch.ScalarType.Float64);

    internal Argument AsArgument() => Type switch
    {
        torch.ScalarType.Bool => bits != 0,
        _ when IsIntegral => bits,
        _ => Value,
    };

    public void Dispose()
    {
        // A number holds nothing; the real one is a native object.
    }

    public static implicit operator Scalar(byte value) => new(torch.ScalarType.Byte, value);

    public static implicit operator Scalar(sbyte value) => new(torch.ScalarType.Int8, value);

    public static implicit operator Scalar(short value) => new(torch.ScalarType.Int16, value);

    public static implicit operator Scalar(int value) => new(torch.ScalarType.Int32, value);

    public static implicit operator Scalar(long value) => new(torch.ScalarType.Int64, value);

    public static implicit operator Scalar(float value) => new(torch.ScalarType.Float32, BitConverter.DoubleToInt64Bits(value));

    public static implicit operator Scalar(double value) => new(torch.ScalarType.Float64, BitConverter.DoubleToInt64Bits(value));

    public static implicit operator Scalar(bool value) => new(torch.ScalarType.Bool, value ? 1 : 0);
}
