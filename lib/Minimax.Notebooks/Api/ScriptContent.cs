using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Microsoft.DotNet.Interactive;

/// <summary>A script, as the HTML element that runs it.</summary>
public class ScriptContent(string scriptValue) : IHtmlContent
{
    /// <summary>The script's source.</summary>
    public string ScriptValue { get; } = scriptValue;

    /// <inheritdoc/>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write($"<script type=\"text/javascript\">{ScriptValue}</script>");
}
