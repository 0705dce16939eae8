using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Minimax.Native;

/// <summary>
/// libtorch's fast convolutions are oneDNN's, and on some machines they are wrong: on an AMD EPYC (family 26, in a virtual machine) oneDNN 3.7.1 left four
/// of twenty maps out of a sum, or read memory that nobody had written, and a training came to NaN after a few steps. So they are tried once, when
/// libtorch is loaded, and left alone where they fail: libtorch's plain ones are right, and two to three and a half times slower.
/// </summary>
public static class FastConvolutions
{
    private const double Bound = 1e-3; // rounding is below 1e-4, what is left out or read in vain above 1

    // at::globalContext(), at::Context::setUserEnabledMkldnn(bool) and setUserEnabledNNPACK(bool), which stands in for it and only warns where oneDNN has failed:
    // TorchSharp has no name for them. As GCC and Clang write them, and as MSVC does.
    private static readonly (string Context, string[] Switches)[] Spellings =
    [
        ("_ZN2at13globalContextEv", ["_ZN2at7Context20setUserEnabledMkldnnEb", "_ZN2at7Context20setUserEnabledNNPACKEb"]),
        ("?globalContext@at@@YAAEAVContext@1@XZ", ["?setUserEnabledMkldnn@Context@at@@QEAAX_N@Z", "?setUserEnabledNNPACK@Context@at@@QEAAX_N@Z"]),
    ];

    /// <summary>Whether this machine's convolutions are the fast ones.</summary>
    public static bool InUse { get; private set; } = true;

    /// <summary>Tries them, and leaves them if they are wrong.</summary>
    /// <param name="engine">libtorch_cpu's handle.</param>
    /// <returns>False if they are wrong and this libtorch has no switch for them.</returns>
    internal static bool Try(IntPtr engine)
    {
        if (WorstError() <= Bound) return true;
        InUse = false;
        return Leave(engine) && WorstError() <= Bound;
    }

    /// <summary>How far a convolution of 20 maps into 16, which is no whole number of oneDNN's blocks of 8 or of 16, is from the same with 64 bits. No random number is drawn.</summary>
    /// <returns>The largest difference of any number; infinite if one is not finite.</returns>
    internal static double WorstError()
    {
        using var scope = NewDisposeScope();
        using var still = no_grad();
        var worst = 0.0;
        foreach (var side in new[] { 4, 16 })
        {
            var (images, weights) = (Waves(2, 20, side, side), Waves(16, 20, 3, 3));
            var windows = nn.functional.unfold(images.to(ScalarType.Float64), (3, 3), padding: (1, 1));                 // (2, 20·3·3, side²)
            var right = weights.to(ScalarType.Float64).view(16, -1).matmul(windows).view(2, 16, side, side);
            foreach (var size in new[] { images.numel() * 8 / 5, weights.numel() * 8 / 5 }) LeaveBehind(size, float.NaN);  // blocks of 16 maps: 32 in place of 20
            var miss = (nn.functional.conv2d(images, weights, padding: [1, 1]) - right).abs().max().item<double>();
            worst = Math.Max(worst, double.IsFinite(miss) ? miss : double.PositiveInfinity);
        }

        return worst;

        static Tensor Waves(params long[] shape) => arange(shape.Aggregate((a, b) => a * b), dtype: ScalarType.Float32).sin().view(shape);
    }

    /// <summary>Fills memory and gives it back, so that whoever reads it unwritten gives himself away.</summary>
    internal static void LeaveBehind(long size, float value)
    {
        using var scope = NewDisposeScope();
        for (var i = 0; i < 4; i++) full(size, value);
    }

    private static bool Leave(IntPtr engine)
    {
        foreach (var (context, switches) in Spellings)
        {
            if (!NativeLibrary.TryGetExport(engine, context, out var global)) continue;
            var settings = Marshal.GetDelegateForFunctionPointer<GlobalContext>(global)();
            foreach (var name in switches)
            {
                if (!NativeLibrary.TryGetExport(engine, name, out var enable)) return false;
                Marshal.GetDelegateForFunctionPointer<Enable>(enable)(settings, false);
            }

            return true;
        }

        return false;
    }

    private delegate IntPtr GlobalContext();

    private delegate void Enable(IntPtr context, [MarshalAs(UnmanagedType.I1)] bool on);
}
