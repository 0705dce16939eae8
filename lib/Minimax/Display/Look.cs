using Microsoft.DotNet.Interactive.Formatting;

namespace Minimax.Display;

/// <summary>Gives a type its look in a notebook: HTML, plain text and, where it has one, a PNG (as base64).</summary>
internal sealed class Look<T> : ITypeFormatterSource
    where T : ITextLook
{
    public IEnumerable<ITypeFormatter> CreateTypeFormatters()
    {
        yield return new As("text/html", value => value.ToHtml());
        yield return new As("text/plain", value => value.ToPlainText());
        if (typeof(T).IsAssignableTo(typeof(IPictureLook))) yield return new As("image/png", value => Convert.ToBase64String(((IPictureLook)value).ToPng()));
    }

    internal sealed class As(string mimeType, Func<T, string> write) : TypeFormatter<T>
    {
        public override string MimeType => mimeType;

        public override bool Format(T value, FormatContext context)
        {
            context.Writer.Write(write(value));
            return true;
        }
    }
}
