namespace TorchSharp;

public static partial class torch
{
    // Turned matrices, and parts of complex numbers.
    public partial class Tensor
    {
        /// <summary>The tensor with its dimensions in the opposite order.</summary>
        public Tensor T => Ops.permute.Call(this, (long[])[.. Counted(0, Dimensions).Reverse()]);

        /// <summary>Each matrix of a batch (…, M, N) transposed: (…, N, M).</summary>
        public Tensor mT => transpose(-2, -1);

        /// <summary>A matrix, transposed and conjugated.</summary>
        public Tensor H => Ops.matrix_H.Call(this);

        /// <summary>Each matrix of a batch, transposed and conjugated.</summary>
        public Tensor mH => adjoint();

        public Tensor real => Ops.real.Call(this);

        public Tensor imag => Ops.imag.Call(this);

        static long[] Counted(long first, long count) => [.. Enumerable.Range((int)first, (int)count).Select(number => (long)number)];
    }
}
