using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Transposed convolution in two dimensions: libtorch's own, or on the CPU below libtorch 2 the engine's (<c>native/deconvolution.cpp</c>).</summary>
internal static unsafe class TransposedConvolution
{
    private static readonly Op native = Op.Aten("conv_transpose2d", "input");

    public static Tensor Call(Tensor input, Tensor weight, Tensor? bias, long[] stride, long[] padding, long[] outputPadding, long[] dilation, long groups)
    {
        if (!Libtorch.OwnDeconvolution || !input.is_cpu() || input.Dimensions != 4 || weight.Dimensions != 4 || dilation.Any(d => d != 1))
            return native.Call(input, weight, bias, stride, padding, outputPadding, groups, dilation);
        var plain = Own(input, weight, Two(stride), Two(padding), Two(outputPadding), groups);
        return bias is null ? plain : plain.add_(bias.view(1, -1, 1, 1));
    }

    private static Tensor Own(Tensor input, Tensor weight, long[] stride, long[] padding, long[] outputPadding, long groups)
    {
        nint result;
        fixed (long* s = stride, p = padding, o = outputPadding)
            Libtorch.Check(Libtorch.mm_deconvolution(input.Handle, weight.Handle, s, p, o, groups, &result));
        GC.KeepAlive(input);
        GC.KeepAlive(weight);
        return Tensor.Own(result);
    }

    private static long[] Two(long[] values) => values.Length == 1 ? [values[0], values[0]] : values;
}
