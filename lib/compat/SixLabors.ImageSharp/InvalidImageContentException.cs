namespace SixLabors.ImageSharp;

/// <summary>The picture is of a known format, but its content is broken; the message says where.</summary>
public sealed class InvalidImageContentException : ImageFormatException
{
    /// <summary>Says what is wrong.</summary>
    public InvalidImageContentException(string errorMessage)
        : base(errorMessage)
    {
    }

    /// <summary>Says what is wrong, and what found it.</summary>
    public InvalidImageContentException(string errorMessage, Exception innerException)
        : base(errorMessage, innerException)
    {
    }
}
