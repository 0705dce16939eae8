using Microsoft.DotNet.Interactive.Formatting;

namespace Minimax.Display;

/// <summary>Writes a value in one format.</summary>
internal sealed class LookFormatter<T>(string mimeType, Func<T, string> write) : TypeFormatter<T>
{
    public override string MimeType => mimeType;

    public override bool Format(T value, FormatContext context)
    {
        context.Writer.Write(write(value));
        return true;
    }
}
