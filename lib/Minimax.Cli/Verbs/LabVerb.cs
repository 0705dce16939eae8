using System.CommandLine;
using System.Diagnostics;
using Minimax.Cli.Running;
using Minimax.Notebooks.Jupyter;

namespace Minimax.Cli.Verbs;

/// <summary><c>minimax lab [NOTEBOOK]</c>: opens the course in JupyterLab or, where that is not installed, in the classic Notebook.</summary>
internal static class LabVerb
{
    private const string Package = "jupyter-notebook";

    public static Command Create()
    {
        var notebook = new Argument<string?>("NOTEBOOK") { Description = "The notebook to open; the list of all if left out.", Arity = ArgumentArity.ZeroOrOne };
        notebook.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } name && NotebookSelection.Find(name).Count != 1) result.AddError($"There is no notebook '{name}'.");
        });
        var verb = new Command("lab", "Open the course in Jupyter; installs what is missing.") { notebook };
        // Not asynchronous: Ctrl-C is Jupyter's, which asks before it ends.
        verb.SetAction(parsed => Open(parsed.GetValue(notebook)));
        return verb;
    }

    private static int Open(string? notebook)
    {
        if (FindJupyter() is null && !InstallJupyter()) return 1;
        if (KernelVerb.Install(KernelFolders.User, replace: false) is not 0 and var failed) return failed;

        var file = notebook is null ? [] : NotebookSelection.Find(notebook);
        var (program, arguments) = FindJupyter()!.Value;
        return Run(program, [.. arguments, .. IsRoot() ? ["--allow-root"] : Array.Empty<string>(), .. file.Count > 0 ? file : [Repository.Path("notebooks")]]);
    }

    private static (string Program, string[] Arguments)? FindJupyter()
    {
        if (OnPath("jupyter-lab") is { } lab) return (lab, []);
        return OnPath("jupyter-notebook") is { } classic ? (classic, []) : null;
    }

    /// <summary>Installs Jupyter from Debian's packages where this may be done; says what to type where not.</summary>
    private static bool InstallJupyter()
    {
        if (OnPath("apt-get") is not { } apt)
        {
            Console.Error.WriteLine("minimax: Jupyter is missing. Type this, then run ./minimax lab again:\n  python3 -m pip install jupyterlab");
            return false;
        }

        Console.Error.WriteLine($"install   {Package} (apt-get; a minute or two the first time)");
        string[] update = ["update", "-q"], install = ["install", "-q", "-y", "--no-install-recommends", Package];
        if (IsRoot() && Run(apt, update) == 0 && Run(apt, install) == 0) return true;
        if (!IsRoot() && OnPath("sudo") is { } sudo && Run(sudo, ["-n", apt, .. update]) == 0 && Run(sudo, ["-n", apt, .. install]) == 0) return true;
        Console.Error.WriteLine($"minimax: Jupyter is missing. Type this, then run ./minimax lab again:\n  sudo apt-get install {Package}");
        return false;
    }

    private static string? OnPath(string program)
    {
        var name = OperatingSystem.IsWindows() ? program + ".exe" : program;
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }

    private static bool IsRoot() => !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;

    private static int Run(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments))!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
