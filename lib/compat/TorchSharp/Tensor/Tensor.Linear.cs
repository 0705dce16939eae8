namespace TorchSharp;

public static partial class torch
{
    // Products and decompositions of matrices.
    public partial class Tensor
    {
        public Tensor addbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) => Ops.addbmm.Call(this, batch1, batch2, beta, alpha);

        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) => Ops.addmm.Call(this, mat1, mat2, beta, alpha);

        public Tensor addmm_(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) => Ops.addmm_.Update(this, mat1, mat2, beta, alpha);

        public Tensor addmv(Tensor mat, Tensor vec, float beta = 1, float alpha = 1) => Ops.addmv.Call(this, mat, vec, beta, alpha);

        public Tensor addr(Tensor vec1, Tensor vec2, float beta = 1, float alpha = 1) => Ops.addr.Call(this, vec1, vec2, beta, alpha);

        public Tensor baddbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) => Ops.baddbmm.Call(this, batch1, batch2, beta, alpha);

        public Tensor bmm(Tensor batch2) => Ops.bmm.Call(this, batch2);

        public Tensor cholesky_inverse(bool upper = false) => Ops.cholesky_inverse.Call(this, upper);

        public Tensor cholesky_solve(Tensor input2, bool upper = false) => Ops.cholesky_solve.Call(this, input2, upper);

        public Tensor det() => Ops.det.Call(this);

        public Tensor dot(Tensor target) => Ops.dot.Call(this, target);

        public Tensor inner(Tensor vec2) => Ops.inner.Call(this, vec2);

        public Tensor inverse() => Ops.inverse.Call(this);

        public Tensor kron(Tensor other) => Ops.kron.Call(this, other);

        public Tensor logdet() => Ops.logdet.Call(this);

        public Tensor matmul(Tensor target) => Ops.matmul.Call(this, target);

        public Tensor matrix_exp() => Ops.matrix_exp.Call(this);

        public Tensor matrix_power(int n) => Ops.matrix_power.Call(this, n);

        public Tensor mm(Tensor target) => Ops.mm.Call(this, target);

        public Tensor mv(Tensor target) => Ops.mv.Call(this, target);

        public Tensor outer(Tensor vec2) => Ops.outer.Call(this, vec2);

        public Tensor pinverse(double rcond = 1E-15, bool hermitian = false) => Ops.linalg_pinv.Call(this, rcond, hermitian);

        public Tensor tensordot(Tensor b, long[] dims1, long[] dims2) => Ops.tensordot.Call(this, b, dims1, dims2);

        public Tensor tensordot(Tensor b, long dims = 2) => Ops.tensordot.Call(this, b, Counted(-dims, dims), Counted(0, dims));

        public Tensor trace() => Ops.trace.Call(this);

        public Tensor vdot(Tensor target) => Ops.vdot.Call(this, target);
    }
}
