using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Transposed convolution in two dimensions; <c>native/conv_transpose.cpp</c> says which path it takes.</summary>
internal static unsafe class TransposedConvolution
{
    /// <summary>Lists of one number stand for both dimensions.</summary>
    public static Tensor Call(
        Tensor input, Tensor weight, Tensor? bias, long[] stride, long[] padding, long[] outputPadding, long[] dilation, long groups)
    {
        var geometry = stackalloc long[8];
        Write(stride, geometry);
        Write(padding, geometry + 2);
        Write(outputPadding, geometry + 4);
        Write(dilation, geometry + 6);
        var result = Libtorch.Check(Libtorch.mm_conv_transpose2d(input.Handle, weight.Handle, bias?.Handle ?? 0, geometry, groups));
        GC.KeepAlive(input);
        GC.KeepAlive(weight);
        GC.KeepAlive(bias);
        return Tensor.TakeOver(result);
    }

    /// <summary>Two numbers from a list of one or two, as the native side wants them.</summary>
    internal static void Write(long[] pair, long* target)
    {
        target[0] = pair[0];
        target[1] = pair[^1];
    }
}
