using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>The native half of the engine (<c>native/shim.cpp</c>): its functions, and how it is found and set up.</summary>
internal static unsafe partial class Libtorch
{
    private const string Name = "minimax_torch";
    private const int RtldNow = 2;
    private const int RtldGlobal = 0x100;

    static Libtorch()
    {
        NativeLibrary.SetDllImportResolver(typeof(Libtorch).Assembly, (name, _, _) => name == Name ? Load() : 0);
        mm_flush_denormals(1); // denormals cost a hundred times as much as other numbers, and mean nothing to a network
        if (Environment.GetEnvironmentVariable("OMP_NUM_THREADS") is null) Check(mm_set_threads(Environment.ProcessorCount)); // libtorch starts with one
    }

    /// <summary>Below libtorch 2, transposed convolutions on the CPU take the engine's own path. <c>MINIMAX_NATIVE_DECONV=1</c> leaves them to libtorch.</summary>
    internal static bool OwnDeconvolution { get; } = Version().StartsWith("1.") && Environment.GetEnvironmentVariable("MINIMAX_NATIVE_DECONV") != "1";

    internal static string Version() => Marshal.PtrToStringUTF8(mm_version())!;

    /// <summary>Turns a failed call into an exception with libtorch's words.</summary>
    /// <exception cref="ExternalException">The status is negative.</exception>
    internal static void Check(int status)
    {
        if (status < 0) Throw();
    }

    internal static void Throw() => throw new ExternalException(Marshal.PtrToStringUTF8(mm_error()));

    private static nint Load()
    {
        var beside = Path.Combine(Path.GetDirectoryName(typeof(Libtorch).Assembly.Location) is { Length: > 0 } folder ? folder : AppContext.BaseDirectory, $"lib{Name}.so");
        var file = File.Exists(beside) ? beside : Environment.GetEnvironmentVariable("MINIMAX_TORCH_SHIM");
        if (file is null) throw new DllNotFoundException($"The engine is not built: {beside} is missing. Run ./minimax setup.");
        PreferOpenMp();
        return NativeLibrary.Load(file);
    }

    // Debian's default OpenBLAS brings its own threads, which fight those of OpenMP, in which libtorch works. The variant that shares
    // OpenMP's threads wins when it is opened first.
    private static void PreferOpenMp()
    {
        if (!OperatingSystem.IsLinux() || !Directory.Exists("/usr/lib")) return;
        foreach (var folder in Directory.GetDirectories("/usr/lib", "*-linux-gnu*"))
        {
            foreach (var library in (string[])["libopenblas.so.0", "libblas.so.3", "liblapack.so.3"])
            {
                var file = Path.Combine(folder, "openblas-openmp", library);
                if (File.Exists(file)) dlopen(file, RtldNow | RtldGlobal);
            }
        }
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint dlopen(string file, int flags);

    [LibraryImport(Name)]
    private static partial nint mm_error();

    [LibraryImport(Name)]
    private static partial nint mm_version();

    [LibraryImport(Name)]
    internal static partial long mm_live_handles();

    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint mm_operator(string name, string overload);

    [LibraryImport(Name)]
    internal static partial int mm_call(nint op, NativeValue* arguments, int count, NativeValue* results, int capacity);

    [LibraryImport(Name)]
    internal static partial void mm_free(nint tensor);

    [LibraryImport(Name)]
    internal static partial void mm_free_array(nint* handles);

    [LibraryImport(Name), SuppressGCTransition]
    internal static partial int mm_describe(nint tensor, long* description, long* sizes, long* strides, int capacity);

    [LibraryImport(Name)]
    internal static partial int mm_data(nint tensor, void** data);

    [LibraryImport(Name)]
    internal static partial int mm_is_contiguous(nint tensor);

    [LibraryImport(Name)]
    internal static partial int mm_is_leaf(nint tensor);

    [LibraryImport(Name)]
    internal static partial int mm_requires_grad(nint tensor);

    [LibraryImport(Name)]
    internal static partial int mm_set_requires_grad(nint tensor, int yes);

    [LibraryImport(Name)]
    internal static partial int mm_retain_grad(nint tensor);

    [LibraryImport(Name)]
    internal static partial int mm_grad(nint tensor, nint* gradient);

    [LibraryImport(Name)]
    internal static partial int mm_set_grad(nint tensor, nint gradient);

    [LibraryImport(Name)]
    internal static partial int mm_set_data(nint tensor, nint data);

    [LibraryImport(Name)]
    internal static partial int mm_backward(nint* tensors, int count, nint* gradients, int retainGraph, int createGraph);

    [LibraryImport(Name)]
    internal static partial int mm_autograd_grad(nint* outputs, int outputCount, nint* inputs, int inputCount, nint* gradients, int retainGraph, int createGraph, int allowUnused, nint* results);

    [LibraryImport(Name), SuppressGCTransition]
    internal static partial int mm_grad_mode();

    [LibraryImport(Name), SuppressGCTransition]
    internal static partial void mm_set_grad_mode(int enabled);

    [LibraryImport(Name)]
    internal static partial int mm_manual_seed(ulong seed);

    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int mm_generator(ulong seed, string device, int shared, nint* generator);

    [LibraryImport(Name)]
    internal static partial void mm_generator_free(nint generator);

    [LibraryImport(Name)]
    internal static partial int mm_generator_seed(nint generator, ulong seed);

    [LibraryImport(Name)]
    internal static partial ulong mm_generator_initial_seed(nint generator);

    [LibraryImport(Name)]
    internal static partial int mm_generator_state(nint generator, nint* state);

    [LibraryImport(Name)]
    internal static partial int mm_generator_set_state(nint generator, nint state);

    [LibraryImport(Name)]
    internal static partial int mm_cuda_device_count();

    [LibraryImport(Name)]
    internal static partial int mm_cuda_synchronize(int device);

    [LibraryImport(Name)]
    internal static partial int mm_threads();

    [LibraryImport(Name)]
    internal static partial int mm_set_threads(int count);

    [LibraryImport(Name)]
    private static partial int mm_flush_denormals(int yes);

    [LibraryImport(Name)]
    internal static partial int mm_allow_tf32_matmul(int set);

    [LibraryImport(Name)]
    internal static partial int mm_allow_tf32_convolution(int set);

    [LibraryImport(Name)]
    internal static partial int mm_configuration(byte* buffer, int capacity);

    [LibraryImport(Name)]
    internal static partial int mm_deconvolution(nint x, nint weight, long* stride, long* padding, long* outputPadding, long groups, nint* result);
}
