using System.Text.Json;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive;

/// <summary>The kernel that runs the cells. Its static members can be called in a cell without naming the class.</summary>
public abstract class Kernel
{
    /// <summary>Names a kernel.</summary>
    protected Kernel(string name) => Name = name;

    /// <summary>The kernel that runs the current cell; null outside of a cell.</summary>
    public static Kernel? Current => KernelInvocationContext.Current?.HandlingKernel;

    /// <summary>The kernel of the whole notebook. There is one kernel here, so this is <see cref="Current"/>.</summary>
    public static Kernel? Root => Current;

    /// <summary>The kernel's name, which a cell's <c>#!name</c> line selects.</summary>
    public string Name { get; }

    /// <summary>Shows a value, in all MIME types that its class prefers unless some are named.</summary>
    /// <returns>The display, to be updated in place.</returns>
    public static DisplayedValue display(object? value, params string[] mimeTypes) => value.Display(mimeTypes);

    /// <summary>Marks text as HTML, to be displayed as such.</summary>
    public static IHtmlContent HTML(string content) => content.ToHtmlContent();

    /// <summary>Runs a script in the reader's browser.</summary>
    public static void Javascript(string scriptContent) => new ScriptContent(scriptContent).Display(HtmlFormatter.MimeType);

    /// <summary>Adds a style sheet to the reader's page.</summary>
    public static void CSS(string content) => Javascript(
        $"const style = document.createElement('style'); style.textContent = {JsonSerializer.Serialize(content)}; document.head.appendChild(style);");

    /// <summary>Asks the reader for a line of text. <paramref name="typeHint"/> <c>password</c> hides what is typed.</summary>
    /// <exception cref="NotSupportedException">The front end cannot ask, as in a headless run.</exception>
    public static Task<string> GetInputAsync(string prompt = "", string typeHint = "text") => AskAsync(prompt, typeHint == "password");

    /// <summary>Asks the reader for a password.</summary>
    /// <exception cref="NotSupportedException">The front end cannot ask, as in a headless run.</exception>
    public static async Task<PasswordString> GetPasswordAsync(string prompt = "") => new(await AskAsync(prompt, password: true));

    /// <inheritdoc/>
    public override string ToString() => $"{GetType().Name}: {Name}";

    private static Task<string> AskAsync(string prompt, bool password)
    {
        var context = KernelInvocationContext.Current ?? throw new NotSupportedException("Input can only be asked for while a cell runs.");
        return context.Sink.AskAsync(prompt, password, context.CancellationToken);
    }
}
