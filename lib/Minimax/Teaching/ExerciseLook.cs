using Microsoft.DotNet.Interactive.Formatting;

namespace Minimax.Teaching;

/// <summary>Shows a result as a card, as text and as JSON, all at once: the reader sees the first that his front end can show.</summary>
internal sealed class ExerciseLook : ITypeFormatterSource
{
    public IEnumerable<ITypeFormatter> CreateTypeFormatters() =>
    [
        new As("text/html", result => result.ToHtml()),
        new As("text/plain", result => result.ToPlainText()),
        new As(ExerciseResult.MimeType, result => result.ToJson()),
    ];

    private sealed class As(string mimeType, Func<ExerciseResult, string> write) : TypeFormatter<ExerciseResult>
    {
        public override string MimeType => mimeType;

        public override bool Format(ExerciseResult value, FormatContext context)
        {
            context.Writer.Write(write(value));
            return true;
        }
    }
}
