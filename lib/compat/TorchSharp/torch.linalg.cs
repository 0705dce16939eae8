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

        public static (Tensor, Tensor) eigh(Tensor input, char UPLO = 'L') => Two(Ops.linalg_eigh.CallMany(input, UPLO.ToString()));

        public static Tensor eigvalsh(Tensor input, char UPLO = 'L') => Ops.linalg_eigvalsh.Call(input, UPLO.ToString());

        public static (Tensor, Tensor) qr(Tensor input, QRMode mode = QRMode.Reduced) => Two(Ops.linalg_qr.CallMany(input, mode.ToString().ToLowerInvariant()));

        public static (Tensor, Tensor) slogdet(Tensor input) => Two(Ops.linalg_slogdet.CallMany(input));

        public static (Tensor, Tensor, Tensor) svd(Tensor input, bool fullMatrices = true)
        {
            var found = Ops.linalg_svd.CallMany(input, fullMatrices);
            return (found[0], found[1], found[2]);
        }

        public static Tensor norm(Tensor input, double ord, long[]? dims = null, bool keepdim = false) => Ops.linalg_norm.Call(input, ord, dims, keepdim);

        public static Tensor norm(Tensor input, long[]? dims = null, bool keepdim = false) => Ops.linalg_norm.Call(input, Argument.None, dims, keepdim);

        public static Tensor vector_norm(Tensor input, double ord = 2, long[]? dims = null, bool keepdim = false) => Ops.linalg_vector_norm.Call(input, ord, dims, keepdim);

        private static (Tensor, Tensor) Two(Tensor[] found) => (found[0], found[1]);
    }
}
