using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>PyTorch's functions under PyTorch's names.</summary>
public static partial class torch
{
    /// <summary>The version of the libtorch in use.</summary>
    public static string __version__ => Marshal.PtrToStringUTF8(Libtorch.mm_version())!;

    /// <summary>Opens a scope: tensors made until its end are disposed with it.</summary>
    public static DisposeScope NewDisposeScope() => new(DisposeScopeManager.OfThread);

    /// <summary>The innermost open scope of this thread, or null.</summary>
    public static DisposeScope? CurrentDisposeScope => DisposeScopeManager.OfThread.Current;

    /// <summary>Disposes what an expression made, but for its result.</summary>
    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        using var scope = NewDisposeScope();
        return expr().MoveToOuterDisposeScope();
    }

    public static int get_num_threads() => Libtorch.Check(Libtorch.mm_num_threads());

    /// <summary>How many threads one operator may use on the CPU: all cores at first, or what OMP_NUM_THREADS says.</summary>
    public static void set_num_threads(int num) => Libtorch.Check(Libtorch.mm_set_num_threads(num));

    public static int get_num_interop_threads() => Libtorch.Check(Libtorch.mm_num_interop_threads());

    /// <summary>How many threads independent operators may use; can be set only before the first of them.</summary>
    public static void set_num_interop_threads(int num) => Libtorch.Check(Libtorch.mm_set_num_interop_threads(num));

    public static bool is_tensor(object obj) => obj is Tensor;

    public const TensorStringStyle julia = TensorStringStyle.Julia;

    public const TensorStringStyle numpy = TensorStringStyle.Numpy;

    public const TensorStringStyle csharp = TensorStringStyle.CSharp;

    /// <summary>How tensors are written as text where no style is asked for: at first <see cref="TensorStringStyle.Julia"/>.</summary>
    public static TensorStringStyle TensorStringStyle { get; set; } = TensorStringStyle.Julia;

    /// <summary>Writes a tensor's type, shape and elements to a file, which appears only when it is complete.</summary>
    public static void save(Tensor t, string location) => t.save(location);

    /// <summary>Reads the tensor that <see cref="save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static Tensor load(string location) => Tensor.load(location);
}
