namespace TorchSharp;

// New tensors of random numbers. Without a generator the global one of the device is used; the same seed gives the same numbers as in PyTorch.
public static partial class torch
{
    /// <summary>Random numbers between 0 and 1, without the 1, all equally likely.</summary>
    public static Tensor rand(
        long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        rand((ReadOnlySpan<long>)size, dtype, device, requires_grad, generator, names);

    /// <inheritdoc cref="rand(long[], ScalarType?, Device, bool, Generator, string[])"/>
    public static Tensor rand(
        ReadOnlySpan<long> size,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        generator is null
            ? Made(Ops.rand.Call(size, dtype, Argument.Default, Place(device)), requires_grad, names)
            : Made(Ops.rand_generator.Call(size, generator, dtype, Argument.Default, Place(device)), requires_grad, names);

    /// <inheritdoc cref="rand(long[], ScalarType?, Device, bool, Generator, string[])"/>
    public static Tensor rand(
        long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        rand((ReadOnlySpan<long>)[size], dtype, device, requires_grad, generator, names);

    /// <inheritdoc cref="rand(long[], ScalarType?, Device, bool, Generator, string[])"/>
    public static Tensor rand(
        long rows, long columns,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        rand((ReadOnlySpan<long>)[rows, columns], dtype, device, requires_grad, generator, names);

    /// <inheritdoc cref="rand(long[], ScalarType?, Device, bool, Generator, string[])"/>
    public static Tensor rand(
        long dim0, long dim1, long dim2,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        rand((ReadOnlySpan<long>)[dim0, dim1, dim2], dtype, device, requires_grad, generator, names);

    /// <inheritdoc cref="rand(long[], ScalarType?, Device, bool, Generator, string[])"/>
    public static Tensor rand(
        long dim0, long dim1, long dim2, long dim3,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        rand((ReadOnlySpan<long>)[dim0, dim1, dim2, dim3], dtype, device, requires_grad, generator, names);

    /// <summary>Random numbers of the standard normal distribution.</summary>
    public static Tensor randn(
        long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randn((ReadOnlySpan<long>)size, dtype, device, requires_grad, generator, names);

    /// <inheritdoc cref="randn(long[], ScalarType?, Device, bool, Generator, string[])"/>
    public static Tensor randn(
        ReadOnlySpan<long> size,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        generator is null
            ? Made(Ops.randn.Call(size, dtype, Argument.Default, Place(device)), requires_grad, names)
            : Made(Ops.randn_generator.Call(size, generator, dtype, Argument.Default, Place(device)), requires_grad, names);

    /// <inheritdoc cref="randn(long[], ScalarType?, Device, bool, Generator, string[])"/>
    public static Tensor randn(
        long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randn((ReadOnlySpan<long>)[size], dtype, device, requires_grad, generator, names);

    /// <inheritdoc cref="randn(long[], ScalarType?, Device, bool, Generator, string[])"/>
    public static Tensor randn(
        long rows, long columns,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randn((ReadOnlySpan<long>)[rows, columns], dtype, device, requires_grad, generator, names);

    /// <inheritdoc cref="randn(long[], ScalarType?, Device, bool, Generator, string[])"/>
    public static Tensor randn(
        long dim0, long dim1, long dim2,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randn((ReadOnlySpan<long>)[dim0, dim1, dim2], dtype, device, requires_grad, generator, names);

    /// <inheritdoc cref="randn(long[], ScalarType?, Device, bool, Generator, string[])"/>
    public static Tensor randn(
        long dim0, long dim1, long dim2, long dim3,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randn((ReadOnlySpan<long>)[dim0, dim1, dim2, dim3], dtype, device, requires_grad, generator, names);

    /// <summary>Whole numbers from <paramref name="low"/> up to, not including, <paramref name="high"/>, all equally likely.</summary>
    public static Tensor randint(
        long low, long high, long[] size,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        generator is null
            ? Made(Ops.randint_low.Call(low, high, size, dtype ?? int64, Argument.Default, Place(device)), requires_grad, names)
            : Made(Ops.randint_low_generator.Call(low, high, size, generator, dtype ?? int64, Argument.Default, Place(device)), requires_grad, names);

    /// <inheritdoc cref="randint(long, long, long[], ScalarType?, Device, bool, Generator, string[])"/>
    public static Tensor randint(
        long high, long[] size,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randint(0, high, size, dtype, device, requires_grad, generator, names);

    /// <inheritdoc cref="randint(long, long, long[], ScalarType?, Device, bool, Generator, string[])"/>
    public static Tensor randint(
        long low, long high, Size size,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randint(low, high, size.Shape, dtype, device, requires_grad, generator, names);

    /// <inheritdoc cref="randint(long, long, long[], ScalarType?, Device, bool, Generator, string[])"/>
    public static Tensor randint(
        long high, Size size,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randint(0, high, size.Shape, dtype, device, requires_grad, generator, names);

    /// <summary>The numbers from 0 to <paramref name="n"/> - 1 in random order.</summary>
    public static Tensor randperm(
        long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        generator is null
            ? Made(Ops.randperm.Call(n, dtype ?? int64, Argument.Default, Place(device)), requires_grad)
            : Made(Ops.randperm_generator.Call(n, generator, dtype ?? int64, Argument.Default, Place(device)), requires_grad);

    /// <summary>Random numbers of a normal distribution.</summary>
    public static Tensor normal(
        double mean, double std, ReadOnlySpan<long> size,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Made(empty(size, dtype, device).normal_(mean, std, generator), requires_grad, names);

    /// <summary>Random numbers of as many normal distributions as there are means.</summary>
    public static Tensor normal(Tensor mean, Tensor std, Generator? generator = null) => Ops.normal_Tensor_Tensor.Call(mean, std, generator);

    public static Tensor rand_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        input.rand_like(dtype, device, requires_grad);

    public static Tensor randn_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        input.randn_like(dtype, device, requires_grad);

    public static Tensor randint_like(
        Tensor input, long low, long high, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        input.randint_like(low, high, dtype, device, requires_grad);

    /// <summary>One random number between 0 and 1, without the 1.</summary>
    public static double rand_float(Generator? generator = null) => One(rand(1, generator: generator)).ToDouble();

    /// <summary>One random number of the standard normal distribution.</summary>
    public static double randn_float(Generator? generator = null) => One(randn(1, generator: generator)).ToDouble();

    /// <summary>One random whole number from 0 up to, not including, <paramref name="high"/>.</summary>
    public static int randint_int(int high, Generator? generator = null) => randint_int(0, high, generator);

    /// <summary>One random whole number from <paramref name="low"/> up to, not including, <paramref name="high"/>.</summary>
    public static int randint_int(int low, int high, Generator? generator = null) => (int)randint_long(low, high, generator);

    /// <inheritdoc cref="randint_int(int, Generator)"/>
    public static long randint_long(long high, Generator? generator = null) => randint_long(0, high, generator);

    /// <inheritdoc cref="randint_int(int, int, Generator)"/>
    public static long randint_long(long low, long high, Generator? generator = null) => One(randint(low, high, [1L], generator: generator)).ToInt64();

    /// <summary>The number of a tensor that is disposed with it.</summary>
    static Scalar One(Tensor number)
    {
        using (number)
            return number.ToScalar();
    }
}
