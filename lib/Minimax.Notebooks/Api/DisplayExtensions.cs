using Microsoft.DotNet.Interactive.Formatting;

namespace System;

/// <summary>Shows a value in the notebook, below the cell that is running.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value, in all MIME types that its class prefers unless some are named.</summary>
    /// <returns>The display, to be updated in place.</returns>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) =>
        DisplayedValue.Show(value, mimeTypes, FormattedValue.CreateManyFromObject(value, mimeTypes));

    /// <summary>Shows text as it is, as the given MIME type.</summary>
    /// <returns>The display, to be updated in place.</returns>
    public static DisplayedValue DisplayAs(this string value, string mimeType) =>
        DisplayedValue.Show(value, [mimeType], [new FormattedValue(mimeType, value)]);
}
