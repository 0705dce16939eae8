using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>One argument or result of an operator, as <c>native/shim.cpp</c> lays it out.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal unsafe struct NativeValue
{
    [FieldOffset(0)] public ArgumentKind Kind;
    [FieldOffset(4)] public int Count;
    [FieldOffset(8)] public long Integer;
    [FieldOffset(8)] public void* Pointer;
}
