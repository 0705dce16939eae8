namespace TorchSharp;

public static partial class torch
{
    /// <summary>Linear algebra on matrices (…, M, N), batch by batch.</summary>
    public static class linalg
    {
        static readonly long[] LastTwo = [-2, -1];

        /// <summary>How much of Q and R is wanted.</summary>
        public enum QRMode
        {
            Reduced = 0,
            Complete = 1,
            R = 2,
        }

        public static Tensor cholesky(Tensor input) => Ops.linalg_cholesky.Call(input);

        public static (Tensor L, Tensor info) cholesky_ex(Tensor input, bool check_errors = false) =>
            Ops.linalg_cholesky_ex.CallPair(input, false, check_errors);

        public static Tensor cond(Tensor input) => Ops.linalg_cond.Call(input);

        public static Tensor cond(Tensor input, double p) => Ops.linalg_cond.Call(input, p);

        public static Tensor cond(Tensor input, string p) => Ops.linalg_cond_p_str.Call(input, p);

        public static Tensor cross(Tensor input, Tensor other, long dim = -1) => Ops.linalg_cross.Call(input, other, dim);

        public static Tensor det(Tensor input) => Ops.linalg_det.Call(input);

        public static Tensor diagonal(Tensor input, int offset = 0, int dim1 = -2, int dim2 = -1) => input.diagonal(offset, dim1, dim2);

        /// <summary>Eigenvalues and eigenvectors (columns), complex.</summary>
        public static (Tensor, Tensor) eig(Tensor input) => Ops.linalg_eig.CallPair(input);

        /// <summary>Eigenvalues, ascending, and eigenvectors (columns) of a symmetric matrix, of which one triangle is read.</summary>
        public static (Tensor, Tensor) eigh(Tensor input, char UPLO = 'L') => Ops.linalg_eigh.CallPair(input, UPLO.ToString());

        public static Tensor eigvals(Tensor input) => Ops.linalg_eigvals.Call(input);

        public static Tensor eigvalsh(Tensor input, char UPLO = 'L') => Ops.linalg_eigvalsh.Call(input, UPLO.ToString());

        public static Tensor inv(Tensor input) => Ops.linalg_inv.Call(input);

        public static (Tensor L, Tensor info) inv_ex(Tensor input, bool check_errors = false) => Ops.linalg_inv_ex.CallPair(input, check_errors);

        public static (Tensor P, Tensor L, Tensor U) lu(Tensor input, bool pivot = true) => Ops.linalg_lu.CallTriple(input, pivot);

        public static Tensor matrix_exp(Tensor input) => Ops.linalg_matrix_exp.Call(input);

        public static Tensor matrix_norm(Tensor input, string ord = "fro", long[]? dims = null, bool keepdim = false) =>
            Ops.linalg_matrix_norm_str_ord.Call(input, ord, dims ?? LastTwo, keepdim);

        public static Tensor matrix_norm(Tensor input, double ord, long[]? dims = null, bool keepdim = false) =>
            Ops.linalg_matrix_norm.Call(input, ord, dims ?? LastTwo, keepdim);

        public static Tensor matrix_rank(Tensor input, double? atol = null, double? rtol = null, bool hermitian = false) =>
            Ops.linalg_matrix_rank_atol_rtol_float.Call(input, atol, rtol, hermitian);

        /// <summary>A product of many matrices, in the order of least work.</summary>
        public static Tensor multi_dot(IList<Tensor> tensors) => Ops.linalg_multi_dot.Call(Argument.List(tensors));

        public static Tensor norm(Tensor input, string ord, long[]? dims = null, bool keepdim = false) =>
            Ops.linalg_norm_ord_str.Call(input, ord, dims, keepdim);

        public static Tensor norm(Tensor input, double ord, long[]? dims = null, bool keepdim = false) => Ops.linalg_norm.Call(input, ord, dims, keepdim);

        public static Tensor norm(Tensor input, int ord, long[]? dims = null, bool keepdim = false) => Ops.linalg_norm.Call(input, ord, dims, keepdim);

        public static Tensor norm(Tensor input, long[]? dims = null, bool keepdim = false) => Ops.linalg_norm.Call(input, Argument.None, dims, keepdim);

        public static Tensor pinv(Tensor input, double? atol = null, double? rtol = null, bool hermitian = false) =>
            Ops.linalg_pinv_atol_rtol_float.Call(input, atol, rtol, hermitian);

        public static (Tensor Q, Tensor R) qr(Tensor input, QRMode mode = QRMode.Reduced) =>
            Ops.linalg_qr.CallPair(input, mode == QRMode.R ? "r" : mode.ToString().ToLowerInvariant());

        /// <summary>The sign of the determinant, and the logarithm of its absolute value.</summary>
        public static (Tensor res, Tensor logabsdet) slogdet(Tensor input) => Ops.linalg_slogdet.CallPair(input);

        /// <summary>X with A X = B, or with X A = B where <paramref name="left"/> is false.</summary>
        public static Tensor solve(Tensor A, Tensor B, bool left = true) => Ops.linalg_solve.Call(A, B, left);

        public static Tensor solve_triangular(Tensor A, Tensor B, bool upper, bool left = true, bool unitriangular = false, Tensor? @out = null) =>
            @out is null
            ? Ops.linalg_solve_triangular.Call(A, B, upper, left, unitriangular)
            : Ops.linalg_solve_triangular_out.Call(A, B, upper, left, unitriangular, @out);

        /// <summary>U, the singular values in descending order, and the transpose of V.</summary>
        public static (Tensor U, Tensor S, Tensor Vh) svd(Tensor input, bool fullMatrices = true) => Ops.linalg_svd.CallTriple(input, fullMatrices);

        public static Tensor svdvals(Tensor input) => Ops.linalg_svdvals.Call(input);

        public static Tensor vander(Tensor input, long? N = null) => Ops.linalg_vander.Call(input, N);

        public static Tensor vecdot(Tensor x, Tensor y, long dim = -1, Tensor? @out = null) =>
            @out is null ? Ops.linalg_vecdot.Call(x, y, dim) : Ops.linalg_vecdot_out.Call(x, y, dim, @out);

        public static Tensor vector_norm(Tensor input, double ord = 2, long[]? dims = null, bool keepdim = false) =>
            Ops.linalg_vector_norm.Call(input, ord, dims, keepdim);
    }
}
