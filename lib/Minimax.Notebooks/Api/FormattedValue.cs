using Microsoft.AspNetCore.Html;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>A value as text of one MIME type. Binary types, such as <c>image/png</c>, are base64.</summary>
public class FormattedValue(string mimeType, string value)
{
    /// <summary>What <see cref="Value"/> is, for example <c>text/html</c>.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>The text itself.</summary>
    public string Value { get; } = value;

    /// <summary>True if this value goes along without being shown.</summary>
    public bool SuppressDisplay { get; set; }

    /// <summary>Formats a value as one MIME type, by default the first that its class prefers.</summary>
    public static FormattedValue CreateSingleFromObject(object? value, string? mimeType = null)
    {
        mimeType ??= PreferredMimeTypes(value)[0];
        return new FormattedValue(mimeType, value.ToDisplayString(mimeType));
    }

    /// <summary>Formats a value as each of the given MIME types, by default as all that its class prefers, with <c>text/plain</c> beside HTML.</summary>
    public static IReadOnlyList<FormattedValue> CreateManyFromObject(object? value, params string[]? mimeTypes)
    {
        if (value is FormattedValue formatted) return [formatted];
        if (value is IEnumerable<FormattedValue> several) return [.. several];
        var wanted = mimeTypes is { Length: > 0 } ? mimeTypes : PreferredMimeTypes(value);
        return [.. wanted.Select(mimeType => CreateSingleFromObject(value, mimeType))];
    }

    /// <inheritdoc/>
    public override string ToString() => $"{MimeType}: {Value}";

    private static string[] PreferredMimeTypes(object? value)
    {
        if (value is null) return [PlainTextFormatter.MimeType];
        if (value is IHtmlContent) return [HtmlFormatter.MimeType];
        string[] preferred = [.. Formatter.GetPreferredMimeTypesFor(value.GetType())];
        return preferred is [HtmlFormatter.MimeType] ? [HtmlFormatter.MimeType, PlainTextFormatter.MimeType] : preferred;
    }
}
