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
        return Owned(result);
    }

    /// <summary>Convolution in two dimensions. Lists of one number stand for both dimensions.</summary>
    public static Tensor Convolution(Tensor input, Tensor weight, Tensor? bias, long[] stride, long[] padding, long[] dilation, long groups)
    {
        var geometry = stackalloc long[6];
        (geometry[0], geometry[1]) = (stride[0], stride[^1]);
        (geometry[2], geometry[3]) = (padding[0], padding[^1]);
        (geometry[4], geometry[5]) = (dilation[0], dilation[^1]);
        var result = Libtorch.Check(Libtorch.mm_conv2d(input.Handle, weight.Handle, bias?.Handle ?? 0, geometry, groups));
        GC.KeepAlive(input);
        GC.KeepAlive(weight);
        GC.KeepAlive(bias);
        return Owned(result);
    }

    static Tensor Owned(nint result) => new(result, Libtorch.mm_owned_kib(result));
}
