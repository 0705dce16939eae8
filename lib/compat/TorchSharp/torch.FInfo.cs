namespace TorchSharp;

public static partial class torch
{
    /// <summary>The limits of the default type of fractions.</summary>
    public static FInfo finfo() => finfo(get_default_dtype());

    /// <summary>The limits of a type of fractions.</summary>
    /// <exception cref="ArgumentException">The type is not one of fractions.</exception>
    public static FInfo finfo(ScalarType dtype) => dtype switch
    {
        ScalarType.Float16 => Limits(16, mantissa: 10, exponent: 15, 1e-3),
        ScalarType.BFloat16 => Limits(16, mantissa: 7, exponent: 127, 1e-2),
        ScalarType.Float32 => Limits(32, mantissa: 23, exponent: 127, 1e-6),
        ScalarType.Float64 => Limits(64, mantissa: 52, exponent: 1023, 1e-15),
        _ => throw new ArgumentException($"{dtype} is not a type of fractions.", nameof(dtype)),
    };

    static FInfo Limits(int bits, int mantissa, int exponent, double resolution)
    {
        var eps = Math.Pow(2, -mantissa);
        var largest = (2 - eps) * Math.Pow(2, exponent);
        var smallest = Math.Pow(2, 1 - exponent);
        return new FInfo
        {
            bits = bits,
            eps = eps,
            max = largest,
            min = -largest,
            tiny = smallest,
            smallest_normal = smallest,
            resolution = resolution,
        };
    }

    /// <summary>What a type of fractions can hold.</summary>
    public struct FInfo
    {
        public int bits;

        /// <summary>The distance from 1 to the next number.</summary>
        public double eps;

        public double max;

        public double min;

        /// <summary>The smallest positive number with a full mantissa.</summary>
        public double tiny;

        /// <inheritdoc cref="tiny"/>
        public double smallest_normal;

        /// <summary>The decimal digits that can be trusted.</summary>
        public double resolution;
    }
}
