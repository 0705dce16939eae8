using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Functions that can be differentiated twice without libtorch's detours; <c>native/second_order.cpp</c> says how.</summary>
internal static unsafe class SecondOrder
{
    /// <summary>x where it is positive, slope·x elsewhere. In place, the result is another handle to the same tensor.</summary>
    public static Tensor Rectify(Tensor x, double slope = 0, bool inPlace = false)
    {
        var result = Libtorch.Check(Libtorch.mm_rectify(x.Handle, slope, inPlace ? 1 : 0));
        GC.KeepAlive(x);
        return Tensor.TakeOver(result);
    }

    /// <summary>Convolution in two dimensions. Lists of one number stand for both dimensions.</summary>
    public static Tensor Convolution(Tensor input, Tensor weight, Tensor? bias, long[] stride, long[] padding, long[] dilation, long groups)
    {
        var geometry = stackalloc long[6];
        TransposedConvolution.Write(stride, geometry);
        TransposedConvolution.Write(padding, geometry + 2);
        TransposedConvolution.Write(dilation, geometry + 4);
        var result = Libtorch.Check(Libtorch.mm_conv2d(input.Handle, weight.Handle, bias?.Handle ?? 0, geometry, groups));
        GC.KeepAlive(input);
        GC.KeepAlive(weight);
        GC.KeepAlive(bias);
        return Tensor.TakeOver(result);
    }
}
