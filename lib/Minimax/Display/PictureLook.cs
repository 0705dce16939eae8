using Microsoft.DotNet.Interactive.Formatting;

namespace Minimax.Display;

/// <summary>Gives a type its look in a notebook: HTML, a PNG (as base64) and plain text.</summary>
internal sealed class PictureLook<T> : ITypeFormatterSource
    where T : IPictureLook
{
    public IEnumerable<ITypeFormatter> CreateTypeFormatters() =>
    [
        new LookFormatter<T>("text/html", value => value.ToHtml()),
        new LookFormatter<T>("image/png", value => Convert.ToBase64String(value.ToPicture().ToPng())),
        new LookFormatter<T>("text/plain", value => value.ToPlainText()),
    ];
}
