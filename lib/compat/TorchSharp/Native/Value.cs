using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>The kinds of value that cross the border to the native library, in the numbering of <c>shim.h</c>.</summary>
internal enum ValueTag
{
    Default,
    None,
    Tensor,
    Int,
    Double,
    Bool,
    Ints,
    Doubles,
    Bools,
    Tensors,
    String,
    Device,
    Generator,
}

/// <summary>An argument or a result of an operator, laid out as in <c>shim.h</c>.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal unsafe struct Value
{
    [FieldOffset(0)]
    public ValueTag Tag;

    /// <summary>The length of a list; of a tensor that is a result, the KiB that it alone holds.</summary>
    [FieldOffset(4)]
    public int Count;

    [FieldOffset(8)]
    public long Integer;

    [FieldOffset(8)]
    public void* Data;

    /// <summary>The tensor of a result, which now belongs to the caller.</summary>
    public readonly torch.Tensor TakeTensor() => new((nint)Data, Count);

    /// <summary>The tensors of a result that is a list.</summary>
    public readonly torch.Tensor[] TakeTensors()
    {
        var tensors = new torch.Tensor[Count];
        for (var i = 0; i < Count; i++)
            tensors[i] = new torch.Tensor(((nint*)Data)[i]);
        Libtorch.mm_free_list(Data);
        return tensors;
    }

    /// <summary>Frees a result that nobody wants.</summary>
    public readonly void Free()
    {
        if (Tag == ValueTag.Tensor)
            Libtorch.mm_free((nint)Data);
        if (Tag != ValueTag.Tensors)
            return;
        for (var i = 0; i < Count; i++)
            Libtorch.mm_free(((nint*)Data)[i]);
        Libtorch.mm_free_list(Data);
    }
}
