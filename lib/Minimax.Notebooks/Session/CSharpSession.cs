using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;
using Minimax.Notebooks.Formats;

namespace Minimax.Notebooks.Session;

/// <summary>One notebook's running state: its cells see what earlier cells declared. Runs one cell at a time.</summary>
public sealed class CSharpSession : IDisposable
{
    /// <summary>The lines that a cell may give the host.</summary>
    internal static readonly string[] MagicCommands =
    [
        "#!about", "#!csharp", "#!html", "#!import", "#!javascript", "#!lsmagic", "#!markdown", "#!mermaid", "#!time", "#!who", "#!whos", "#i", "#load", "#r",
    ];

    private const int DeepestImport = 20;

    private readonly string _folder;
    private readonly ScriptEngine _engine;
    private readonly NotebookKernel _kernel = new();
    private readonly NuGetReferences _packages = new();
    private int _importDepth;

    static CSharpSession()
    {
        RoutingWriter.Install();
        Formatter.DefaultMimeType = HtmlFormatter.MimeType;
        foreach (var scalar in (Type[])[typeof(string), typeof(bool), typeof(char), typeof(int), typeof(long), typeof(float), typeof(double), typeof(decimal), typeof(byte),
                     typeof(uint), typeof(ulong), typeof(short), typeof(ushort), typeof(sbyte), typeof(Half), typeof(DateTime), typeof(DateTimeOffset), typeof(TimeSpan), typeof(Guid)])
            Formatter.SetPreferredMimeTypesFor(scalar, PlainTextFormatter.MimeType);
    }

    /// <param name="folder">What relative paths in <c>#r</c>, <c>#load</c> and <c>#!import</c> start from: the notebook's folder.</param>
    public CSharpSession(string folder)
    {
        _folder = Path.GetFullPath(folder);
        _engine = new ScriptEngine(_folder);
    }

    internal ScriptEngine Engine => _engine;

    /// <summary>Makes the compiler warm, in a session of its own, while nothing else is to be done: the first cell then takes a tenth of a second instead of one or two.</summary>
    public static async Task WarmUpAsync()
    {
        string[] cells =
        [
            "using System.Linq;\nvar a = new[] { 1, 2 }.Select(x => x + 1).ToList();\nclass C { public int P { get; set; } }\nint F(int x) => x * 2;\nConsole.Write($\"{F(a[0]):f2}\");",
            "await Task.Yield();\na.Count",
            "var shown = display(new C { P = 1 });\nshown.Update(HTML(\"<b>b</b>\"));\nnope",
        ];
        using var session = new CSharpSession(Path.GetTempPath());
        foreach (var cell in cells) await session.RunAsync(cell, "In[0]", new SilentSink(), CancellationToken.None);
    }

    /// <summary>Runs a cell. Its output goes to the sink as it comes, an error included.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="name">What errors call the cell, for example <c>In[3]</c>.</param>
    /// <param name="sink">Where output goes.</param>
    /// <param name="stop">Stops the cell: at once if it looks at its token, after three seconds otherwise.</param>
    /// <returns>True if the cell ran to its end.</returns>
    public async Task<bool> RunAsync(string code, string name, IOutputSink sink, CancellationToken stop)
    {
        var context = new KernelInvocationContext(_kernel, sink, stop);
        KernelInvocationContext.Current = context;
        try
        {
            await RunPartsAsync(code, name, context);
            return true;
        }
        catch (Exception exception)
        {
            sink.Fail(CellError.From(exception, stop));
            return false;
        }
        finally
        {
            context.IsComplete = true;
            KernelInvocationContext.Current = null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _engine.Dispose();

    private async Task RunPartsAsync(string code, string name, KernelInvocationContext context)
    {
        var clock = Stopwatch.StartNew();
        var parts = CellParser.Parse(code);
        CheckMagicCommands(parts, name);
        foreach (var part in parts) await RunAsync(part, name, context);
        await LoadPackagesAsync(context.CancellationToken);
        if (parts.Any(part => part is CellPart.Magic { Name: "time" }))
            string.Create(CultureInfo.InvariantCulture, $"Wall time: {clock.Elapsed.TotalMilliseconds:f1} ms").DisplayAs(PlainTextFormatter.MimeType);
    }

    private Task RunAsync(CellPart part, string name, KernelInvocationContext context) => part switch
    {
        CellPart.Code { Language: "csharp" } code => RunCSharpAsync(code.Text, name, context),
        CellPart.Code code => Show(code),
        CellPart.Magic magic => RunMagicAsync(magic, name, context),
        CellPart.Package package => Note(() => _packages.Add(package)),
        CellPart.PackageSource source => Note(() => _packages.AddSource(source.Source)),
        _ => throw new UnreachableException(),
    };

    private async Task RunCSharpAsync(string code, string name, KernelInvocationContext context)
    {
        await LoadPackagesAsync(context.CancellationToken);
        var (hasValue, value) = await _engine.RunAsync(code, name, context.CancellationToken);
        if (hasValue && value is not DisplayedValue) context.Sink.Result(new DisplayBundle(FormattedValue.CreateManyFromObject(value), null));
    }

    private static Task Note(Action note)
    {
        note();
        return Task.CompletedTask;
    }

    /// <summary>Package lines of a cell are restored together, when the first code comes that may use them.</summary>
    private async Task LoadPackagesAsync(CancellationToken stop)
    {
        var (managed, native) = await _packages.RestoreAsync(stop);
        _engine.AddLibraries(managed, native);
    }

    private static Task Show(CellPart.Code code)
    {
        var text = code.Text.Trim();
        if (code.Language == "javascript") Kernel.Javascript(text);
        else if (code.Language == "mermaid") $"<pre class=\"mermaid\">{WebUtility.HtmlEncode(text)}</pre>".DisplayAs(HtmlFormatter.MimeType);
        else text.DisplayAs($"text/{code.Language}");
        return Task.CompletedTask;
    }

    private Task RunMagicAsync(CellPart.Magic magic, string name, KernelInvocationContext context)
    {
        switch (magic.Name)
        {
            case "time":
                break; // counts for the whole cell
            case "import":
                return ImportAsync(magic.Argument, name, context);
            case "who":
                _engine.Variables.Select(variable => variable.Name).ToArray().Display();
                break;
            case "whos":
                _engine.Variables.Select(variable => new { variable.Name, Type = variable.Type.ToDisplayString(), variable.Value }).ToArray().Display();
                break;
            case "about":
                $"Minimax.Notebooks: C# {ScriptLanguage.Version} on .NET {Environment.Version}".DisplayAs(PlainTextFormatter.MimeType);
                break;
            case "lsmagic":
                string.Join(' ', MagicCommands).DisplayAs(PlainTextFormatter.MimeType);
                break;
        }

        return Task.CompletedTask;
    }

    private static void CheckMagicCommands(IEnumerable<CellPart> parts, string name)
    {
        var unknown = parts.OfType<CellPart.Magic>().FirstOrDefault(magic => !MagicCommands.Contains("#!" + magic.Name));
        if (unknown is not null)
            throw new CellFault($"{name}, line {unknown.Line}: there is no magic command #!{unknown.Name}. There are {string.Join(", ", MagicCommands)}.");
    }

    private async Task ImportAsync(string path, string name, KernelInvocationContext context)
    {
        var file = Path.GetFullPath(path, _folder);
        if (!File.Exists(file)) throw new CellFault($"{name}: #!import finds no file {path}.");
        if (++_importDepth > DeepestImport) throw new CellFault($"{name}: #!import is nested more than {DeepestImport} deep. Does {path} import itself?");
        try
        {
            if (Path.GetExtension(file) is not ".ipynb")
            {
                await RunPartsAsync(await File.ReadAllTextAsync(file), Path.GetFileName(file), context);
                return;
            }

            foreach (var cell in Notebook.Load(file).CodeCells)
                await RunPartsAsync(cell.Code, $"{Path.GetFileName(file)}[{cell.Number}]", context);
        }
        finally
        {
            _importDepth--;
        }
    }
}
