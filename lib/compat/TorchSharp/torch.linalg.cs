namespace TorchSharp;

public static partial class torch
{
    public static class linalg
    {
        public enum QRMode
        {
            Reduced = 0,
            Complete = 1,
            R = 2,
        }

        public static Tensor cholesky(Tensor input) => Ops.linalg_cholesky.Call(input);

        public static Tensor det(Tensor input) => Ops.linalg_det.Call(input);

        public static Tensor inv(Tensor input) => Ops.linalg_inv.Call(input);

        public static Tensor solve(Tensor A, Tensor B, bool left = true) => left ? Ops.linalg_solve.Call(A, B) : Ops.linalg_solve.Call(A.mT, B.mT).mT;

        public static (Tensor, Tensor) eigh(Tensor input, char UPLO = 'L') => Ops.linalg_eigh.CallPair(input, UPLO.ToString());

        public static Tensor eigvalsh(Tensor input, char UPLO = 'L') => Ops.linalg_eigvalsh.Call(input, UPLO.ToString());

        public static (Tensor, Tensor) qr(Tensor input, QRMode mode = QRMode.Reduced) => Ops.linalg_qr.CallPair(input, mode.ToString().ToLowerInvariant());

        public static (Tensor, Tensor) slogdet(Tensor input) => Ops.linalg_slogdet.CallPair(input);

        public static (Tensor, Tensor, Tensor) svd(Tensor input, bool fullMatrices = true) => Ops.linalg_svd.CallTriple(input, fullMatrices);

        public static Tensor norm(Tensor input, double ord, long[]? dims = null, bool keepdim = false) => Ops.linalg_norm.Call(input, ord, dims, keepdim);

        public static Tensor norm(Tensor input, long[]? dims = null, bool keepdim = false) => Ops.linalg_norm.Call(input, Argument.None, dims, keepdim);

        public static Tensor vector_norm(Tensor input, double ord = 2, long[]? dims = null, bool keepdim = false) => Ops.linalg_vector_norm.Call(input, ord, dims, keepdim);
    }
}
