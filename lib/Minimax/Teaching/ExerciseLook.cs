using Microsoft.DotNet.Interactive.Formatting;
using Minimax.Display;

namespace Minimax.Teaching;

/// <summary>Shows a result as a card, as text and as JSON, all at once: the reader sees the first that his front end can show.</summary>
internal sealed class ExerciseLook : ITypeFormatterSource
{
    public IEnumerable<ITypeFormatter> CreateTypeFormatters() =>
        [.. new Look<ExerciseResult>().CreateTypeFormatters(), new Look<ExerciseResult>.As(ExerciseResult.MimeType, result => result.ToJson())];
}
