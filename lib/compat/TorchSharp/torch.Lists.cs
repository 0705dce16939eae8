namespace TorchSharp;

public static partial class torch
{
    public static Tensor cat(Tensor[] tensors, long dim = 0) => Ops.cat.Call(tensors, dim);

    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => cat([.. tensors], dim);

    public static Tensor concat(IList<Tensor> tensors, long dim = 0) => cat([.. tensors], dim);

    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => Ops.stack.Call((Tensor[])[.. tensors], dim);

    public static Tensor vstack(IList<Tensor> tensors) => Ops.vstack.Call((Tensor[])[.. tensors]);

    public static Tensor hstack(IList<Tensor> tensors) => Ops.hstack.Call((Tensor[])[.. tensors]);

    public static Tensor[] meshgrid(IEnumerable<Tensor> tensors, string indexing = "ij") => Ops.meshgrid_indexing.CallList((Tensor[])[.. tensors], indexing);

    public static Tensor einsum(string equation, params Tensor[] tensors) => Ops.einsum.Call(equation, tensors);

    public static Tensor where(Tensor condition, Tensor x, Tensor y) => Ops.where_self.Call(condition, x, y);

    public static Tensor block_diag(params Tensor[] tensors) => Ops.block_diag.Call(tensors);

    public static Tensor cartesian_prod(params Tensor[] tensors) => Ops.cartesian_prod.Call(tensors);

    public static Tensor cdist(Tensor x1, Tensor x2, double p = 2, compute_mode compute_mode = compute_mode.use_mm_for_euclid_dist_if_necessary) =>
        Ops.cdist.Call(x1, x2, p, (long)compute_mode);
}
