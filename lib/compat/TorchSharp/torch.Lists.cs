namespace TorchSharp;

// Many tensors to one, and back.
public static partial class torch
{
    /// <summary>Tensors behind one another along a dimension that they have.</summary>
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => Ops.cat.Call(Argument.List(tensors), dim);

    /// <inheritdoc cref="cat(IList{Tensor}, long)"/>
    public static Tensor cat(Tensor[] tensors, long dim = 0) => Ops.cat.Call(tensors, dim);

    /// <inheritdoc cref="cat(IList{Tensor}, long)"/>
    public static Tensor cat(ReadOnlySpan<Tensor> tensors, long dim = 0) => Ops.cat.Call(tensors, dim);

    /// <inheritdoc cref="cat(IList{Tensor}, long)"/>
    public static Tensor concat(IList<Tensor> tensors, long dim = 0) => cat(tensors, dim);

    /// <inheritdoc cref="cat(IList{Tensor}, long)"/>
    public static Tensor concatenate(IList<Tensor> tensors, long axis = 0) => cat(tensors, axis);

    /// <summary>Tensors of one shape behind one another along a new dimension.</summary>
    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => Ops.stack.Call(Argument.List(tensors), dim);

    public static Tensor hstack(IList<Tensor> tensors) => Ops.hstack.Call(Argument.List(tensors));

    public static Tensor hstack(params Tensor[] tensors) => Ops.hstack.Call(tensors);

    public static Tensor vstack(IList<Tensor> tensors) => Ops.vstack.Call(Argument.List(tensors));

    public static Tensor vstack(Tensor[] tensors) => Ops.vstack.Call(tensors);

    public static Tensor block_diag(params Tensor[] tensors) => Ops.block_diag.Call(tensors);

    public static Tensor cartesian_prod(params Tensor[] tensors) => Ops.cartesian_prod.Call(tensors);

    public static Tensor combinations(Tensor input, int r = 2, bool with_replacement = false) => Ops.combinations.Call(input, r, with_replacement);

    public static IList<Tensor> broadcast_tensors(params Tensor[] tensors) => Ops.broadcast_tensors.CallList(tensors);

    /// <summary>Coordinates of a grid: as many tensors as axes, each of the grid's shape.</summary>
    /// <param name="tensors">The coordinates along each axis.</param>
    /// <param name="indexing"><c>ij</c>: the first axis counts rows; <c>xy</c>: it counts columns.</param>
    public static Tensor[] meshgrid(IEnumerable<Tensor> tensors, string indexing = "ij") => Ops.meshgrid_indexing.CallList(Argument.List(tensors), indexing);

    /// <summary>A sum of products over named axes, such as <c>ij,jk->ik</c>.</summary>
    public static Tensor einsum(string equation, params Tensor[] tensors) => Ops.einsum.Call(equation, tensors);

    /// <summary>Distances between the rows of two matrices: (…, P, M) and (…, R, M) give (…, P, R).</summary>
    public static Tensor cdist(
        Tensor x1, Tensor x2, double p = 2, compute_mode compute_mode = compute_mode.use_mm_for_euclid_dist_if_necessary) =>
        Ops.cdist.Call(x1, x2, p, (long)compute_mode);

    /// <summary>The places where a condition holds, a tensor of numbers for each dimension.</summary>
    public static Tensor[] where(Tensor condition) => Ops.where.CallList(condition);

    public static long numel(Tensor input) => input.NumberOfElements;

    /// <summary>Columns side by side: vectors count as columns.</summary>
    public static Tensor column_stack(params Tensor[] tensors) => Ops.column_stack.Call(tensors);

    public static Tensor dstack(params Tensor[] tensors) => Ops.dstack.Call(tensors);

    /// <summary>Where each value would stand in a sorted sequence.</summary>
    /// <param name="sorted_sequence">Sorted along its last dimension.</param>
    /// <param name="values">What to look for.</param>
    /// <param name="out_int32">Whether the places are 32-bit integers.</param>
    /// <param name="right">Whether an equal value stands behind its like.</param>
    /// <param name="sorter">The order of the sequence, if it is not sorted itself.</param>
    public static Tensor searchsorted(Tensor sorted_sequence, Tensor values, bool out_int32 = false, bool right = false, Tensor? sorter = null) =>
        Ops.searchsorted_Tensor.Call(sorted_sequence, values, out_int32, right, Argument.None, sorter);
}
