using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive;

/// <summary>Shows values below the cell that a context stands for.</summary>
public static class KernelInvocationContextExtensions
{
    /// <summary>Shows a value, in all MIME types that its class prefers unless some are named.</summary>
    public static DisplayedValue Display(this KernelInvocationContext context, object? value, params string[] mimeTypes) => value.Display(mimeTypes);

    /// <summary>Shows text as it is, as the given MIME type.</summary>
    public static DisplayedValue DisplayAs(this KernelInvocationContext context, string value, string mimeType) => value.DisplayAs(mimeType);
}
