using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[module: SkipLocalsInit]
[assembly: DisableRuntimeMarshalling]

namespace TorchSharp;

/// <summary>The native library: <c>native/</c> beside this folder, compiled against the machine's libtorch.</summary>
internal static unsafe partial class Libtorch
{
    const string Library = "minimax_torch";
    const string FileName = "libminimax_torch.so";

    static nint library;

    static Libtorch() => NativeLibrary.SetDllImportResolver(typeof(Libtorch).Assembly, (name, _, _) => name == Library ? Loaded() : 0);

    static nint Loaded()
    {
        if (library == 0)
            library = Prepared(Load());
        return library;
    }

    static nint Load()
    {
        var beside = Path.Combine(Path.GetDirectoryName(typeof(Libtorch).Assembly.Location) ?? "", FileName);
        var path = File.Exists(beside) ? beside : Environment.GetEnvironmentVariable("MINIMAX_TORCH_SHIM");
        if (path is null)
            throw new DllNotFoundException($"The tensor engine {FileName} has not been built. Run `./minimax setup` once.");
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (DllNotFoundException fault)
        {
            throw new DllNotFoundException($"The tensor engine {path} does not load: {fault.Message} Run `./minimax setup` again.", fault);
        }
    }

    static nint Prepared(nint library)
    {
        if (Environment.GetEnvironmentVariable("OMP_NUM_THREADS") is not null)
            return library;
        var setThreads = (delegate* unmanaged<int, int>)NativeLibrary.GetExport(library, nameof(mm_set_num_threads));
        Check(setThreads(Environment.ProcessorCount)); // libtorch alone may start with one
        return library;
    }

    /// <summary>Passes on a count or status; a negative one means failure.</summary>
    /// <exception cref="ExternalException">libtorch failed; its message.</exception>
    public static int Check(int status)
    {
        if (status < 0)
            Fail();
        return status;
    }

    /// <summary>Passes on a handle; zero means failure.</summary>
    /// <exception cref="ExternalException">libtorch failed; its message.</exception>
    public static nint Check(nint handle)
    {
        if (handle == 0)
            Fail();
        return handle;
    }

    static void Fail() => throw new ExternalException(Marshal.PtrToStringUTF8(mm_error()));

    // ---- operators ----

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint mm_operator(string name, string overload);

    [LibraryImport(Library)]
    public static partial int mm_schema(nint op, byte* buffer, int capacity);

    [LibraryImport(Library)]
    public static partial int mm_call(nint op, Value* arguments, int count, Value* results, int capacity);

    [LibraryImport(Library)]
    public static partial void mm_free_list(void* list);

    [LibraryImport(Library)]
    public static partial nint mm_conv_transpose2d(nint x, nint weight, nint bias, long* geometry, long groups);

    [LibraryImport(Library)]
    public static partial nint mm_conv2d(nint x, nint weight, nint bias, long* geometry, long groups);

    [LibraryImport(Library)]
    public static partial nint mm_rectify(nint x, double slope, int inPlace);

    [LibraryImport(Library), SuppressGCTransition]
    private static partial nint mm_error();

    // ---- tensors ----

    [LibraryImport(Library)]
    public static partial void mm_free(nint tensor);

    [LibraryImport(Library)]
    public static partial nint mm_alias(nint tensor);

    [LibraryImport(Library), SuppressGCTransition]
    public static partial int mm_owned_kib(nint tensor);

    [LibraryImport(Library), SuppressGCTransition]
    public static partial int mm_dim(nint tensor, long* result);

    [LibraryImport(Library), SuppressGCTransition]
    public static partial int mm_numel(nint tensor, long* result);

    [LibraryImport(Library), SuppressGCTransition]
    public static partial int mm_sizes(nint tensor, long* sizes, int capacity);

    [LibraryImport(Library), SuppressGCTransition]
    public static partial int mm_strides(nint tensor, long* strides, int capacity);

    [LibraryImport(Library), SuppressGCTransition]
    public static partial int mm_kind(nint tensor, long* result);

    [LibraryImport(Library)]
    public static partial int mm_trait(nint tensor, Trait trait, int* result);

    [LibraryImport(Library), SuppressGCTransition]
    public static partial int mm_storage_offset(nint tensor, long* result);

    [LibraryImport(Library)]
    public static partial int mm_data(nint tensor, void** result);

    [LibraryImport(Library)]
    public static partial int mm_set_data(nint tensor, nint source);

    // ---- differentiation ----

    [LibraryImport(Library)]
    public static partial int mm_set_requires_grad(nint tensor, int wanted);

    [LibraryImport(Library)]
    public static partial nint mm_grad(nint tensor, int* status);

    [LibraryImport(Library)]
    public static partial int mm_set_grad(nint tensor, nint gradient);

    [LibraryImport(Library)]
    public static partial int mm_retain_grad(nint tensor);

    [LibraryImport(Library)]
    public static partial int mm_backward(
        nint* tensors, int count, nint* gradients, nint* inputs, int inputCount, int retainGraph, int createGraph);

    [LibraryImport(Library)]
    public static partial int mm_gradients(
        nint* outputs, int outputCount, nint* inputs, int inputCount, nint* gradients, int retainGraph, int createGraph, int allowUnused, nint* results);

    [LibraryImport(Library), SuppressGCTransition]
    public static partial int mm_grad_mode();

    [LibraryImport(Library), SuppressGCTransition]
    public static partial void mm_set_grad_mode(int enabled);

    [LibraryImport(Library), SuppressGCTransition]
    public static partial int mm_inference_mode();

    [LibraryImport(Library)]
    public static partial nint mm_inference_enter(int enabled);

    [LibraryImport(Library)]
    public static partial void mm_inference_leave(nint mode);

    [LibraryImport(Library), SuppressGCTransition]
    public static partial int mm_anomaly_mode();

    [LibraryImport(Library), SuppressGCTransition]
    public static partial int mm_anomaly_check_nan();

    [LibraryImport(Library)]
    public static partial void mm_set_anomaly_mode(int enabled, int checkNan);

    // ---- random numbers ----

    [LibraryImport(Library)]
    public static partial int mm_manual_seed(ulong seed);

    [LibraryImport(Library)]
    public static partial nint mm_generator(long device, ulong seed);

    [LibraryImport(Library)]
    public static partial nint mm_default_generator(long device);

    [LibraryImport(Library)]
    public static partial void mm_generator_free(nint generator);

    [LibraryImport(Library)]
    public static partial int mm_generator_seed(nint generator, ulong seed);

    [LibraryImport(Library)]
    public static partial int mm_generator_reseed(nint generator, ulong* seed);

    [LibraryImport(Library)]
    public static partial int mm_generator_current_seed(nint generator, ulong* seed);

    [LibraryImport(Library)]
    public static partial nint mm_generator_state(nint generator);

    [LibraryImport(Library)]
    public static partial int mm_generator_set_state(nint generator, nint state);

    // ---- the process ----

    [LibraryImport(Library)]
    public static partial nint mm_version();

    [LibraryImport(Library)]
    public static partial int mm_num_threads();

    [LibraryImport(Library)]
    public static partial int mm_set_num_threads(int count);

    [LibraryImport(Library)]
    public static partial int mm_num_interop_threads();

    [LibraryImport(Library)]
    public static partial int mm_set_num_interop_threads(int count);

    [LibraryImport(Library)]
    public static partial int mm_set_flush_denormal(int enabled);

    [LibraryImport(Library)]
    public static partial int mm_default_dtype();

    [LibraryImport(Library)]
    public static partial int mm_set_default_dtype(int dtype);

    [LibraryImport(Library)]
    public static partial int mm_cuda_device_count();

    [LibraryImport(Library)]
    public static partial int mm_cudnn_is_available();

    [LibraryImport(Library)]
    public static partial int mm_cuda_manual_seed(ulong seed);

    [LibraryImport(Library)]
    public static partial int mm_cuda_manual_seed_all(ulong seed);

    [LibraryImport(Library)]
    public static partial int mm_cuda_synchronize(long index);

    [LibraryImport(Library)]
    public static partial int mm_switch(Switch which);

    [LibraryImport(Library)]
    public static partial int mm_set_switch(Switch which, int enabled);

    /// <summary>A yes-or-no question to a tensor, in the numbering of <c>tensor.cpp</c>.</summary>
    public enum Trait
    {
        RequiresGrad,
        Leaf,
        Contiguous,
        Sparse,
        Quantized,
        Pinned,
        Conjugate,
        Negative,
    }

    /// <summary>A switch of libtorch's backends, in the numbering of <c>context.cpp</c>.</summary>
    public enum Switch
    {
        MatmulTf32,
        CudnnTf32,
        Fp16Reduction,
        FlashAttention,
        MathAttention,
    }
}
