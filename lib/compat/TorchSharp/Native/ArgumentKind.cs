namespace TorchSharp;

/// <summary>What an <see cref="Argument"/> holds; the numbers are those of <c>native/shim.cpp</c>.</summary>
internal enum ArgumentKind
{
    /// <summary>Left out: the operator's own default.</summary>
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
