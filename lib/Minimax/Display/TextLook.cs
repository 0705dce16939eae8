using Microsoft.DotNet.Interactive.Formatting;

namespace Minimax.Display;

/// <summary>Gives a type its look in a notebook: HTML and plain text.</summary>
internal sealed class TextLook<T> : ITypeFormatterSource
    where T : ITextLook
{
    public IEnumerable<ITypeFormatter> CreateTypeFormatters() =>
    [
        new LookFormatter<T>("text/html", value => value.ToHtml()),
        new LookFormatter<T>("text/plain", value => value.ToPlainText()),
    ];
}
