namespace TorchSharp;

/// <summary>PyTorch's functions, by PyTorch's names.</summary>
public static partial class torch
{
    public static Tensor zeros(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Ops.zeros.Call(size, dtype, Argument.None, device), requires_grad);

    public static Tensor zeros(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Ops.zeros.Call(size.ToArray(), dtype, Argument.None, device), requires_grad);

    public static Tensor zeros(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Ops.zeros.Call(new[] { size }, dtype, Argument.None, device), requires_grad);

    public static Tensor zeros(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Ops.zeros.Call(new[] { rows, columns }, dtype, Argument.None, device), requires_grad);

    public static Tensor zeros(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Ops.zeros.Call(new[] { dim0, dim1, dim2 }, dtype, Argument.None, device), requires_grad);

    public static Tensor zeros(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Ops.zeros.Call(new[] { dim0, dim1, dim2, dim3 }, dtype, Argument.None, device), requires_grad);

    public static Tensor zeros(int size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Ops.zeros.Call(new[] { (long)size }, dtype, Argument.None, device), requires_grad);

    public static Tensor zeros(int rows, int columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Ops.zeros.Call(new[] { (long)rows, columns }, dtype, Argument.None, device), requires_grad);

    public static Tensor zeros(int dim0, int dim1, int dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Ops.zeros.Call(new[] { (long)dim0, dim1, dim2 }, dtype, Argument.None, device), requires_grad);

    public static Tensor zeros(int dim0, int dim1, int dim2, int dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Ops.zeros.Call(new[] { (long)dim0, dim1, dim2, dim3 }, dtype, Argument.None, device), requires_grad);

    public static Tensor ones(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Ops.ones.Call(size, dtype, Argument.None, device), requires_grad);

    public static Tensor ones(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Ops.ones.Call(size.ToArray(), dtype, Argument.None, device), requires_grad);

    public static Tensor ones(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Ops.ones.Call(new[] { size }, dtype, Argument.None, device), requires_grad);

    public static Tensor ones(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Ops.ones.Call(new[] { rows, columns }, dtype, Argument.None, device), requires_grad);

    public static Tensor ones(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Ops.ones.Call(new[] { dim0, dim1, dim2 }, dtype, Argument.None, device), requires_grad);

    public static Tensor ones(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Ops.ones.Call(new[] { dim0, dim1, dim2, dim3 }, dtype, Argument.None, device), requires_grad);

    public static Tensor ones(int size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Ops.ones.Call(new[] { (long)size }, dtype, Argument.None, device), requires_grad);

    public static Tensor ones(int rows, int columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Ops.ones.Call(new[] { (long)rows, columns }, dtype, Argument.None, device), requires_grad);

    public static Tensor ones(int dim0, int dim1, int dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Ops.ones.Call(new[] { (long)dim0, dim1, dim2 }, dtype, Argument.None, device), requires_grad);

    public static Tensor ones(int dim0, int dim1, int dim2, int dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Ops.ones.Call(new[] { (long)dim0, dim1, dim2, dim3 }, dtype, Argument.None, device), requires_grad);

    public static Tensor empty(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Ops.empty_memory_format.Call(size, dtype, Argument.None, device), requires_grad);

    public static Tensor empty(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Ops.empty_memory_format.Call(size.ToArray(), dtype, Argument.None, device), requires_grad);

    public static Tensor empty(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Ops.empty_memory_format.Call(new[] { size }, dtype, Argument.None, device), requires_grad);

    public static Tensor empty(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Ops.empty_memory_format.Call(new[] { rows, columns }, dtype, Argument.None, device), requires_grad);

    public static Tensor empty(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Ops.empty_memory_format.Call(new[] { dim0, dim1, dim2 }, dtype, Argument.None, device), requires_grad);

    public static Tensor empty(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Ops.empty_memory_format.Call(new[] { dim0, dim1, dim2, dim3 }, dtype, Argument.None, device), requires_grad);

    public static Tensor empty(int size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Ops.empty_memory_format.Call(new[] { (long)size }, dtype, Argument.None, device), requires_grad);

    public static Tensor empty(int rows, int columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Ops.empty_memory_format.Call(new[] { (long)rows, columns }, dtype, Argument.None, device), requires_grad);

    public static Tensor empty(int dim0, int dim1, int dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Ops.empty_memory_format.Call(new[] { (long)dim0, dim1, dim2 }, dtype, Argument.None, device), requires_grad);

    public static Tensor empty(int dim0, int dim1, int dim2, int dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Ops.empty_memory_format.Call(new[] { (long)dim0, dim1, dim2, dim3 }, dtype, Argument.None, device), requires_grad);

    public static Tensor rand(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Made(Random(Ops.rand, Ops.rand_generator, size, dtype, device, generator), requires_grad);

    public static Tensor rand(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Made(Random(Ops.rand, Ops.rand_generator, size.ToArray(), dtype, device, generator), requires_grad);

    public static Tensor rand(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Made(Random(Ops.rand, Ops.rand_generator, new[] { size }, dtype, device, generator), requires_grad);

    public static Tensor rand(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Made(Random(Ops.rand, Ops.rand_generator, new[] { rows, columns }, dtype, device, generator), requires_grad);

    public static Tensor rand(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Made(Random(Ops.rand, Ops.rand_generator, new[] { dim0, dim1, dim2 }, dtype, device, generator), requires_grad);

    public static Tensor rand(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Made(Random(Ops.rand, Ops.rand_generator, new[] { dim0, dim1, dim2, dim3 }, dtype, device, generator), requires_grad);

    public static Tensor rand(int size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Made(Random(Ops.rand, Ops.rand_generator, new[] { (long)size }, dtype, device, generator), requires_grad);

    public static Tensor rand(int rows, int columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Made(Random(Ops.rand, Ops.rand_generator, new[] { (long)rows, columns }, dtype, device, generator), requires_grad);

    public static Tensor rand(int dim0, int dim1, int dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Made(Random(Ops.rand, Ops.rand_generator, new[] { (long)dim0, dim1, dim2 }, dtype, device, generator), requires_grad);

    public static Tensor rand(int dim0, int dim1, int dim2, int dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Made(Random(Ops.rand, Ops.rand_generator, new[] { (long)dim0, dim1, dim2, dim3 }, dtype, device, generator), requires_grad);

    public static Tensor randn(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Made(Random(Ops.randn, Ops.randn_generator, size, dtype, device, generator), requires_grad);

    public static Tensor randn(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Made(Random(Ops.randn, Ops.randn_generator, size.ToArray(), dtype, device, generator), requires_grad);

    public static Tensor randn(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Made(Random(Ops.randn, Ops.randn_generator, new[] { size }, dtype, device, generator), requires_grad);

    public static Tensor randn(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Made(Random(Ops.randn, Ops.randn_generator, new[] { rows, columns }, dtype, device, generator), requires_grad);

    public static Tensor randn(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Made(Random(Ops.randn, Ops.randn_generator, new[] { dim0, dim1, dim2 }, dtype, device, generator), requires_grad);

    public static Tensor randn(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Made(Random(Ops.randn, Ops.randn_generator, new[] { dim0, dim1, dim2, dim3 }, dtype, device, generator), requires_grad);

    public static Tensor randn(int size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Made(Random(Ops.randn, Ops.randn_generator, new[] { (long)size }, dtype, device, generator), requires_grad);

    public static Tensor randn(int rows, int columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Made(Random(Ops.randn, Ops.randn_generator, new[] { (long)rows, columns }, dtype, device, generator), requires_grad);

    public static Tensor randn(int dim0, int dim1, int dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Made(Random(Ops.randn, Ops.randn_generator, new[] { (long)dim0, dim1, dim2 }, dtype, device, generator), requires_grad);

    public static Tensor randn(int dim0, int dim1, int dim2, int dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Made(Random(Ops.randn, Ops.randn_generator, new[] { (long)dim0, dim1, dim2, dim3 }, dtype, device, generator), requires_grad);

    public static Tensor full(long[] size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Ops.full.Call(size, value, dtype, Argument.None, device), requires_grad);

    public static Tensor full(ReadOnlySpan<long> size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Ops.full.Call(size.ToArray(), value, dtype, Argument.None, device), requires_grad);

    public static Tensor full(long size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Ops.full.Call(new[] { size }, value, dtype, Argument.None, device), requires_grad);

    public static Tensor full(long rows, long columns, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Ops.full.Call(new[] { rows, columns }, value, dtype, Argument.None, device), requires_grad);

    public static Tensor full(long dim0, long dim1, long dim2, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Ops.full.Call(new[] { dim0, dim1, dim2 }, value, dtype, Argument.None, device), requires_grad);

    public static Tensor full(long dim0, long dim1, long dim2, long dim3, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Ops.full.Call(new[] { dim0, dim1, dim2, dim3 }, value, dtype, Argument.None, device), requires_grad);

    public static Tensor full(int size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Ops.full.Call(new[] { (long)size }, value, dtype, Argument.None, device), requires_grad);

    public static Tensor full(int rows, int columns, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Ops.full.Call(new[] { (long)rows, columns }, value, dtype, Argument.None, device), requires_grad);

    public static Tensor full(int dim0, int dim1, int dim2, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Ops.full.Call(new[] { (long)dim0, dim1, dim2 }, value, dtype, Argument.None, device), requires_grad);

    public static Tensor full(int dim0, int dim1, int dim2, int dim3, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made(Ops.full.Call(new[] { (long)dim0, dim1, dim2, dim3 }, value, dtype, Argument.None, device), requires_grad);

    public static Tensor zeros_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Made(Ops.zeros_like.Call(input, dtype, Argument.None, device), requires_grad);

    public static Tensor ones_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Made(Ops.ones_like.Call(input, dtype, Argument.None, device), requires_grad);

    public static Tensor rand_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Made(Ops.rand_like.Call(input, dtype, Argument.None, device), requires_grad);

    public static Tensor randn_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Made(Ops.randn_like.Call(input, dtype, Argument.None, device), requires_grad);

    public static Tensor full_like(Tensor input, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Made(Ops.full_like.Call(input, value, dtype, Argument.None, device), requires_grad);

    public static Tensor randint(long low, long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Made(generator is null ? Ops.randint_low.Call(low, high, size, dtype ?? ScalarType.Int64, Argument.None, device) : Ops.randint_low_generator.Call(low, high, size, generator, dtype ?? ScalarType.Int64, Argument.None, device), requires_grad);

    public static Tensor randint(long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) => randint(0, high, size, dtype, device, requires_grad, generator);

    public static Tensor randperm(long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Made(generator is null ? Ops.randperm.Call(n, dtype ?? ScalarType.Int64, Argument.None, device) : Ops.randperm_generator.Call(n, generator, dtype ?? ScalarType.Int64, Argument.None, device), requires_grad);

    public static Tensor arange(Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Made(Ops.arange_start_step.Call(start, stop, step, dtype ?? Counting(start, stop, step), Argument.None, device), requires_grad);

    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => arange(start, stop, 1, dtype, device, requires_grad);

    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => arange(0, stop, 1, dtype, device, requires_grad);

    public static Tensor linspace(double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Made(Ops.linspace.Call(start, end, steps, dtype, Argument.None, device), requires_grad);

    public static Tensor logspace(double start, double end, long steps, double @base = 10, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Made(Ops.logspace.Call(start, end, steps, @base, dtype, Argument.None, device), requires_grad);

    public static Tensor eye(long rows, long columns = -1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Made(Ops.eye_m.Call(rows, columns < 0 ? rows : columns, dtype, Argument.None, device), requires_grad);

    public static Tensor normal(double mean, double std, ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Made(empty(size, dtype, device).normal_(mean, std, generator), requires_grad);

    private static Tensor Made(Tensor made, bool requiresGrad) => requiresGrad ? made.requires_grad_() : made;

    private static Tensor Random(Op op, Op withGenerator, long[] size, ScalarType? dtype, Device? device, Generator? generator) => generator is null
        ? op.Call(size, dtype, Argument.None, device)
        : withGenerator.Call(size, generator, dtype, Argument.None, device);

    private static ScalarType Counting(params ReadOnlySpan<Scalar> numbers)
    {
        foreach (var number in numbers)
        {
            if (!number.IsIntegral) return ScalarType.Float32;
        }

        return ScalarType.Int64;
    }
}
