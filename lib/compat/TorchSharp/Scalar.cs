namespace TorchSharp;

/// <summary>A single number of any element type, as an argument of an operator.</summary>
public sealed class Scalar : IDisposable
{
    readonly long integer;
    readonly double real;

    Scalar(long integer, torch.ScalarType type)
    {
        this.integer = integer;
        real = integer;
        Type = type;
    }

    Scalar(double real, torch.ScalarType type)
    {
        this.real = real;
        Type = type;
    }

    public torch.ScalarType Type { get; }

    public static implicit operator Scalar(byte value) => new((long)value, torch.ScalarType.Byte);

    public static implicit operator Scalar(sbyte value) => new((long)value, torch.ScalarType.Int8);

    public static implicit operator Scalar(short value) => new((long)value, torch.ScalarType.Int16);

    public static implicit operator Scalar(int value) => new((long)value, torch.ScalarType.Int32);

    public static implicit operator Scalar(long value) => new(value, torch.ScalarType.Int64);

    public static implicit operator Scalar(Half value) => new((double)value, torch.ScalarType.Float16);

    public static implicit operator Scalar(float value) => new((double)value, torch.ScalarType.Float32);

    public static implicit operator Scalar(double value) => new(value, torch.ScalarType.Float64);

    public static implicit operator Scalar(bool value) => new(value ? 1L : 0L, torch.ScalarType.Bool);

    /// <summary>Holds no resource; here because the number is disposable in TorchSharp.</summary>
    public void Dispose()
    {
    }

    /// <summary>The element type of a tensor filled with the number: the default type for fractions.</summary>
    internal torch.ScalarType? FullType => IsReal ? null : Type == torch.ScalarType.Bool ? torch.ScalarType.Bool : torch.ScalarType.Int64;

    internal bool IsReal => torch.is_floating_point(Type);

    internal double Real => real;

    internal long Integer => IsReal ? checked((long)real) : integer;

    internal Argument ToArgument() => Type switch
    {
        torch.ScalarType.Bool => integer != 0,
        _ when IsReal => real,
        _ => integer,
    };

    public override string ToString() => IsReal ? real.ToString() : integer.ToString();
}
