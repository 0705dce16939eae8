using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Html;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Directives;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.PackageManagement;
using Minimax.Notebooks.Formats;

namespace Minimax.Notebooks.Session;

/// <summary>
/// One notebook's running state: its cells see what earlier cells declared, and other languages' cells see C#'s values. Runs one cell at a time.
/// </summary>
public sealed class CSharpSession : IDisposable
{
    private const int DeepestImport = 20;

    private readonly string folder;
    private readonly CSharpKernel csharp = new();
    private readonly CompositeKernel kernel = new() { FrontendEnvironment = new AutomationEnvironment() };
    private readonly CSharpCells cells;
    private readonly NativeMemory memory = new();
    private readonly SemaphoreSlim one = new(1);
    private Stopwatch? clock;
    private string trace = "No cell has failed.";
    private int importDepth;

    static CSharpSession()
    {
        RoutingWriter.Install();
        Displays.Install();
    }

    /// <param name="folder">What relative paths in <c>#r</c>, <c>#load</c> and <c>#!import</c> start from: the notebook's folder.</param>
    public CSharpSession(string folder)
    {
        this.folder = Path.GetFullPath(folder);
        cells = new CSharpCells(csharp, this.folder);
        csharp.UseKernelHelpers().UseWho().UseNugetDirective(PackageExtensions.AddAsync);
        Add(csharp, "C#", "c#");
        Add(new HtmlKernel());
        Add(new JavaScriptKernel(), "js");
        Add(new TextKernel("markdown", "Markdown", text => [new FormattedValue("text/markdown", text)]));
        Add(new TextKernel("mermaid", "Mermaid", Diagram));
        kernel.Add(new KeyValueStoreKernel());
        kernel.DefaultKernelName = csharp.Name;
        AddDirectives();
    }

    /// <summary>The C# that cells are written in, for example <c>14.0</c>.</summary>
    internal static string Language { get; } = LanguageVersion.Latest.MapSpecifiedToEffectiveVersion().ToDisplayString();

    internal Kernel Kernel => kernel;

    internal CSharpKernel CSharp => csharp;

    /// <summary>Makes the compiler warm and leaves nothing behind: the first cell then takes a tenth of a second instead of one or two.</summary>
    public async Task WarmUpAsync()
    {
        string[] cells =
        [
            "{ var a = new[] { 1, 2 }.Select(x => x + 1).ToList(); Console.Write($\"{a[0]:f2}\"); await Task.Yield(); display(a).Update(HTML(\"<b>b</b>\")); }",
            "1 + 1",
            "nope",
        ];
        foreach (var cell in cells) await RunAsync(cell, "In[0]", new SilentSink(), CancellationToken.None);
    }

    /// <summary>Runs a cell. Its output goes to the sink as it comes, an error included.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="name">What errors call the cell, for example <c>In[3]</c>.</param>
    /// <param name="sink">Where output goes.</param>
    /// <param name="stop">Stops the cell: at once if it looks at its token, after three seconds otherwise.</param>
    /// <returns>True if the cell ran to its end.</returns>
    public async Task<bool> RunAsync(string code, string name, IOutputSink sink, CancellationToken stop)
    {
        await one.WaitAsync(CancellationToken.None); // a reader's first cell may come while the compiler is being warmed up
        this.clock = null;
        memory.Settle(); // now: when the last cell ended, its own state still held what it had made
        Cell.Current = new Cell(name, sink, stop);
        try
        {
            CommandFailed? failed;
            using (kernel.KernelEvents.Subscribe(published => Displays.Pass(published, sink)))
                failed = Failure(await kernel.SendAsync(new SubmitCode(code)));
            if (failed is null && this.clock is { } clock)
                string.Create(CultureInfo.InvariantCulture, $"Wall time: {clock.Elapsed.TotalMilliseconds:f1} ms").DisplayAs(PlainTextFormatter.MimeType);
            if (failed is null) return true;
            trace = failed.Exception?.ToString() ?? failed.Message;
            sink.Fail(CellError.From(failed, name, stop));
            return false;
        }
        finally
        {
            Cell.Current = null;
            one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        kernel.Dispose();
        cells.Dispose();
    }

    // JupyterLab and the course's page draw the first without a network; elsewhere the script does, where it may run, and the text stands where it may not.
    // A deck has RequireJS, to which parts of mermaid would report as modules: reveal.js would take one of them for itself, and mermaid would lack it.
    private static FormattedValue[] Diagram(string text) =>
    [
        new("text/vnd.mermaid", text),
        new(HtmlFormatter.MimeType, $$"""
            <pre class="mermaid">{{WebUtility.HtmlEncode(text)}}</pre>
            <script>
            (async () => {
              const deck = document.querySelector(".reveal");
              window.requireDefine ??= window.define;
              while (deck && !deck.classList.contains("ready")) await new Promise(next => setTimeout(next, 100));
              window.define = undefined;
              try {
                const { default: mermaid } = await import("https://cdn.jsdelivr.net/npm/mermaid@11/dist/mermaid.esm.min.mjs");
                await mermaid.run({ querySelector: "pre.mermaid:not([data-processed])" });
              } finally { window.define = window.requireDefine; }
            })().catch(() => {});
            </script>
            """),
    ];

    /// <summary>Why a command failed; null if it did not. That a value to be shared is not there is only said by the way.</summary>
    private static CommandFailed? Failure(KernelCommandResult result) => result.Events.OfType<CommandFailed>().FirstOrDefault()
        ?? result.Events.OfType<ErrorProduced>().Where(error => error.Command is RequestValue).Select(error => new CommandFailed(error.Message, error.Command))
            .FirstOrDefault();

    private void Add(Kernel kernel, params string[] aliases) => this.kernel.Add(kernel.UseValueSharing(), aliases);

    private void AddDirectives()
    {
        kernel.AddMiddleware(async (command, context, next) =>
        {
            using var stopping = command is SubmitCode ? Cell.Current?.Watch(context) : null;
            await next(command, context);
        }, "stop");
        kernel.UseImportMagicCommand().RegisterCommandHandler<ImportDocument>((import, _) => ImportAsync(import.FilePath));
        kernel.RegisterCommandHandler<RequestInput>(AskAsync);
        AddDirective("#!time", "Tell how long the cell took.", _ => clock = Stopwatch.StartNew());
        AddDirective("#!about", "Tell what runs the cells.", _ => About().DisplayAs(PlainTextFormatter.MimeType));
        AddDirective("#!trace", "Show the last error whole.", _ => this.trace.DisplayAs(PlainTextFormatter.MimeType));
        AddDirective("#!lsmagic", "List the magic commands.", _ => string.Join(' ', MagicCommands()).DisplayAs(PlainTextFormatter.MimeType));
    }

    private void AddDirective(string name, string description, Action<KernelInvocationContext> run) =>
        kernel.AddDirective(new KernelActionDirective(name) { Description = description }, (_, context) =>
        {
            run(context);
            return Task.CompletedTask;
        });

    private IEnumerable<string> MagicCommands() => this.kernel.ChildKernels.Append(this.kernel)
        .SelectMany(kernel => kernel.KernelInfo.SupportedDirectives)
        .Where(directive => !directive.Hidden)
        .Select(directive => directive.Name)
        .Distinct()
        .Order(StringComparer.Ordinal);

    private static string About()
    {
        var package = typeof(Kernel).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
        return $"Minimax.Notebooks: C# {Language} on .NET {Environment.Version}, Microsoft.DotNet.Interactive {package}";
    }

    private static async Task AskAsync(RequestInput request, KernelInvocationContext context)
    {
        var cell = Cell.Current ?? throw new NotSupportedException("Input can only be asked for while a cell runs.");
        try
        {
            context.Publish(new InputProduced(await cell.Sink.AskAsync(request.Prompt, request.IsPassword, cell.Stop), request));
        }
        catch (NotSupportedException refused)
        {
            context.Fail(request, refused, refused.Message);
        }
    }

    private async Task ImportAsync(string path)
    {
        var cell = Cell.Current!;
        var file = Path.GetFullPath(path, folder);
        if (!File.Exists(file)) throw new CellFault($"{cell.Name}: #!import finds no file {path}.");
        if (importDepth == DeepestImport) throw new CellFault($"{cell.Name}: #!import is nested more than {DeepestImport} deep. Does {path} import itself?");
        importDepth++;
        try
        {
            foreach (var (code, name) in await ReadAsync(file))
            {
                Cell.Current = cell with { Name = name };
                if (Failure(await kernel.SendAsync(new SubmitCode(code))) is { } failed) throw new ImportException(failed, name);
            }
        }
        finally
        {
            Cell.Current = cell;
            importDepth--;
        }
    }

    private static async Task<IEnumerable<(string Code, string Name)>> ReadAsync(string file)
    {
        var name = Path.GetFileName(file);
        if (Path.GetExtension(file) is not ".ipynb") return [(await File.ReadAllTextAsync(file), name)];
        return Notebook.Load(file).CodeCells.Select(cell => (cell.Code, $"{name}[{cell.Number}]"));
    }
}
