namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>A sequence (B, C, L) correlated with kernels (C′, C / groups, K).</summary>
            public static Tensor conv1d(Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, long? padding = null, long? dilation = null,
                long groups = 1) =>
                Ops.conv1d.Call(input, weight, bias, stride ?? 1, padding ?? 0, dilation ?? 1, groups);

            /// <inheritdoc cref="conv1d"/>
            public static Tensor conv1d_padding(Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, Padding padding = Padding.Valid,
                long? dilation = null, long groups = 1) =>
                Ops.conv1d_padding.Call(input, weight, bias, stride ?? 1, Name(padding), dilation ?? 1, groups);

            /// <summary>Images (B, C, H, W) correlated with kernels (C′, C / groups, K, K′).</summary>
            public static Tensor conv2d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null,
                long[]? dilation = null, long groups = 1) =>
                SecondOrder.Convolution(input, weight, bias, strides ?? One, padding ?? Zero, dilation ?? One, groups);

            /// <inheritdoc cref="conv2d"/>
            public static Tensor conv2d_padding(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, Padding padding = Padding.Valid,
                long[]? dilation = null, long groups = 1) =>
                Ops.conv2d_padding.Call(input, weight, bias, strides ?? One, Name(padding), dilation ?? One, groups);

            /// <summary>The transpose of <see cref="conv1d"/>: (B, C, L) with kernels (C, C′ / groups, K).</summary>
            public static Tensor conv_transpose1d(Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, long? padding = null,
                long? output_padding = null, long? dilation = null, long groups = 1) =>
                Ops.conv_transpose1d.Call(input, weight, bias, stride ?? 1, padding ?? 0, output_padding ?? 0, groups, dilation ?? 1);

            /// <summary>The transpose of <see cref="conv2d"/>: (B, C, H, W) with kernels (C, C′ / groups, K, K′).</summary>
            public static Tensor conv_transpose2d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null,
                long[]? output_padding = null, long[]? dilation = null, long groups = 1) =>
                TransposedConvolution.Call(input, weight, bias, strides ?? One, padding ?? Zero, output_padding ?? Zero, dilation ?? One, groups);

            static readonly long[] One = [1, 1];
            static readonly long[] Zero = [0, 0];

            static string Name(Padding padding) => padding == Padding.Same ? "same" : "valid";
        }
    }
}
