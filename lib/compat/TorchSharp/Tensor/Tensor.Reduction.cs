namespace TorchSharp;

public static partial class torch
{
    // Many elements to few.
    public partial class Tensor
    {
        public Tensor all() => Ops.all.Call(this);

        public Tensor all(long dim, bool keepdim = false) => Ops.all_dim.Call(this, dim, keepdim);

        public Tensor amax(long[] dims, bool keepdim = false, Tensor? @out = null) =>
            @out is null ? Ops.amax.Call(this, dims, keepdim) : Ops.amax_out.Call(this, dims, keepdim, @out);

        public Tensor amax(params long[] dims) => Ops.amax.Call(this, dims);

        public Tensor amax(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) =>
            @out is null ? Ops.amax.Call(this, dims, keepdim) : Ops.amax_out.Call(this, dims, keepdim, @out);

        public Tensor amin(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) =>
            @out is null ? Ops.amin.Call(this, dims, keepdim) : Ops.amin_out.Call(this, dims, keepdim, @out);

        public Tensor amin(long[] dims, bool keepdim = false, Tensor? @out = null) =>
            @out is null ? Ops.amin.Call(this, dims, keepdim) : Ops.amin_out.Call(this, dims, keepdim, @out);

        public Tensor amin(params long[] dims) => Ops.amin.Call(this, dims);

        public (Tensor, Tensor) aminmax(long? dim = null, bool keepdim = false) => Ops.aminmax.CallPair(this, dim, keepdim);

        public Tensor any() => Ops.any.Call(this);

        public Tensor any(long dim, bool keepdim = false) => Ops.any_dim.Call(this, dim, keepdim);

        public Tensor argmax() => Ops.argmax.Call(this);

        public Tensor argmax(long dim, bool keepdim = false) => Ops.argmax.Call(this, dim, keepdim);

        public Tensor argmin() => Ops.argmin.Call(this);

        public Tensor argmin(long dim, bool keepdim = false) => Ops.argmin.Call(this, dim, keepdim);

        public Tensor bincount(Tensor? weights, long minlength = 0) => Ops.bincount.Call(this, weights, minlength);

        public Tensor corrcoef() => Ops.corrcoef.Call(this);

        public Tensor count_nonzero(long[]? dims = null) =>
            dims is null ? Ops.count_nonzero.Call(this) : Ops.count_nonzero_dim_IntList.Call(this, dims);

        public Tensor cov(long correction = 1, Tensor? fweights = null, Tensor? aweights = null) => Ops.cov.Call(this, correction, fweights, aweights);

        public (Tensor, Tensor) cummax(long dim) => Ops.cummax.CallPair(this, dim);

        public (Tensor, Tensor) cummin(long dim) => Ops.cummin.CallPair(this, dim);

        public Tensor cumprod(long dim, ScalarType? type = null) => Ops.cumprod.Call(this, dim, type);

        public Tensor cumsum(long dim, ScalarType? type = null) => Ops.cumsum.Call(this, dim, type);

        public Tensor logcumsumexp(long dim) => Ops.logcumsumexp.Call(this, dim);

        public Tensor diff(long n = 1, long dim = -1, Tensor? prepend = null, Tensor? append = null) => Ops.diff.Call(this, n, dim, prepend, append);

        public Tensor dist(Tensor other, float p = 2) => Ops.dist.Call(this, other, p);

        public Tensor histc(long bins = 100, long min = 0, long max = 0) => Ops.histc.Call(this, bins, min, max);

        public Tensor logsumexp(long dim, bool keepdim = false) => Ops.logsumexp.Call(this, dim, keepdim);

        public Tensor max() => Ops.max.Call(this);

        public Tensor max(Tensor other) => Ops.max_other.Call(this, other);

        public (Tensor, Tensor) max(long dim, bool keepdim = false) => Ops.max_dim.CallPair(this, dim, keepdim);

        public Tensor mean() => Ops.mean.Call(this);

        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) => Ops.mean_dim.Call(this, dimensions, keepdim, type);

        public Tensor median() => Ops.median.Call(this);

        public Tensor min() => Ops.min.Call(this);

        public Tensor min(Tensor other) => Ops.min_other.Call(this, other);

        public (Tensor, Tensor) min(long dim, bool keepdim = false) => Ops.min_dim.CallPair(this, dim, keepdim);

        public (Tensor, Tensor) mode(long dim = -1, bool keepdim = false) => Ops.mode.CallPair(this, dim, keepdim);

        public Tensor nanmean(int? dim = null, bool keepdim = false, ScalarType? dtype = null) => Ops.nanmean.Call(this, (long?)dim, keepdim, dtype);

        public Tensor nanmedian() => Ops.nanmedian.Call(this);

        public Tensor nanquantile(Tensor q, long dim = -1, bool keepdim = false) => Ops.nanquantile.Call(this, q, dim, keepdim);

        public Tensor nansum() => Ops.nansum.Call(this);

        public Tensor norm(float p = 2) => Ops.norm_Scalar.Call(this, p);

        public Tensor norm(int dim, bool keepdim = false, float p = 2) => Ops.norm_ScalarOpt_dim.Call(this, p, dim, keepdim);

        public Tensor prod(ScalarType? type = null) => Ops.prod.Call(this, type);

        public Tensor prod(long dim, bool keepdim = false, ScalarType? type = null) => Ops.prod_dim_int.Call(this, dim, keepdim, type);

        public Tensor quantile(Tensor q, long dim = -1, bool keepdim = false) => Ops.quantile.Call(this, q, dim, keepdim);

        public Tensor std(bool unbiased = true) => Ops.std.Call(this, unbiased);

        public Tensor std(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Ops.std_dim.Call(As(type), dimensions, unbiased, keepdim);

        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Ops.std_dim.Call(As(type), dimensions, unbiased, keepdim);

        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Ops.std_dim.Call(As(type), (long[])[dim], unbiased, keepdim);

        public Tensor std((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Ops.std_dim.Call(As(type), (long[])[dim.Item1, dim.Item2], unbiased, keepdim);

        public (Tensor, Tensor) std_mean(bool unbiased = true) => Ops.std_mean.CallPair(this, unbiased);

        public (Tensor, Tensor) std_mean(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Ops.std_mean_dim.CallPair(As(type), dimensions, unbiased, keepdim);

        public (Tensor, Tensor) std_mean(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Ops.std_mean_dim.CallPair(As(type), dimensions, unbiased, keepdim);

        public (Tensor, Tensor) std_mean(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Ops.std_mean_dim.CallPair(As(type), (long[])[dim], unbiased, keepdim);

        public (Tensor, Tensor) std_mean((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Ops.std_mean_dim.CallPair(As(type), (long[])[dim.Item1, dim.Item2], unbiased, keepdim);

        public Tensor sum(ScalarType? type = null) => Ops.sum.Call(this, type);

        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) => Ops.sum_dim_IntList.Call(this, dim, keepdim, type);

        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) => Ops.sum_dim_IntList.Call(this, dim, keepdim, type);

        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => Ops.sum_dim_IntList.Call(this, dim, keepdim, type);

        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) =>
            Ops.sum_dim_IntList.Call(this, (long[])[dim0, dim1], keepdim, type);

        public Tensor sum(long dim0, long dim1, long dim2, bool keepdim = false, ScalarType? type = null) =>
            Ops.sum_dim_IntList.Call(this, (long[])[dim0, dim1, dim2], keepdim, type);

        public Tensor trapezoid(double dx = 1, long dim = -1) => Ops.trapezoid_dx.Call(this, dx, dim);

        public Tensor trapezoid(Tensor x, long dim = -1) => Ops.trapezoid_x.Call(this, x, dim);

        public Tensor cumulative_trapezoid(double dx = 1, long dim = -1) => Ops.cumulative_trapezoid_dx.Call(this, dx, dim);

        public Tensor cumulative_trapezoid(Tensor x, long dim = -1) => Ops.cumulative_trapezoid_x.Call(this, x, dim);

        public (Tensor, Tensor, Tensor) unique(bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null) =>
            dim is { } along
                ? Ops.unique_dim.CallTriple(this, along, sorted, return_inverse, return_counts)
                : Ops._unique2.CallTriple(this, sorted, return_inverse, return_counts);

        public (Tensor, Tensor, Tensor) unique_consecutive(bool return_inverse = false, bool return_counts = false, int? dim = null) =>
            Ops.unique_consecutive.CallTriple(this, return_inverse, return_counts, (long?)dim);

        public Tensor var(bool unbiased = true) => Ops.var.Call(this, unbiased);

        public Tensor var(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Ops.var_dim.Call(As(type), dimensions, unbiased, keepdim);

        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Ops.var_dim.Call(As(type), dimensions, unbiased, keepdim);

        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Ops.var_dim.Call(As(type), (long[])[dim], unbiased, keepdim);

        public Tensor var((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Ops.var_dim.Call(As(type), (long[])[dim.Item1, dim.Item2], unbiased, keepdim);

        public (Tensor, Tensor) var_mean(bool unbiased = true) => Ops.var_mean.CallPair(this, unbiased);

        public (Tensor, Tensor) var_mean(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Ops.var_mean_dim.CallPair(As(type), dimensions, unbiased, keepdim);

        public (Tensor, Tensor) var_mean(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Ops.var_mean_dim.CallPair(As(type), dimensions, unbiased, keepdim);

        public (Tensor, Tensor) var_mean(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Ops.var_mean_dim.CallPair(As(type), (long[])[dim], unbiased, keepdim);

        public (Tensor, Tensor) var_mean((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Ops.var_mean_dim.CallPair(As(type), (long[])[dim.Item1, dim.Item2], unbiased, keepdim);

        public Tensor renorm(float p, long dim, float maxnorm) => Ops.renorm.Call(this, p, dim, maxnorm);
    }
}
