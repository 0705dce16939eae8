namespace TorchSharp;

/// <summary>How a tensor is written as text.</summary>
public enum TensorStringStyle
{
    /// <summary>Shape, type and device only.</summary>
    Metadata = 0,

    /// <summary>Shape, type and device, then the elements in rows.</summary>
    Julia = 1,

    /// <summary>The elements in rows and brackets.</summary>
    Numpy = 2,

    /// <summary>The elements as C# would write them.</summary>
    CSharp = 3,

    /// <summary>The style of <see cref="torch.TensorStringStyle"/>.</summary>
    Default = 4,
}
