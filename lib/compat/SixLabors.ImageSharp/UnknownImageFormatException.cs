namespace SixLabors.ImageSharp;

/// <summary>The data does not begin like any format that can be read.</summary>
public sealed class UnknownImageFormatException : ImageFormatException
{
    /// <summary>Says what can be read instead.</summary>
    public UnknownImageFormatException(string errorMessage)
        : base(errorMessage)
    {
    }
}
