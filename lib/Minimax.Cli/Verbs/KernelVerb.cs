using System.CommandLine;
using Minimax.Notebooks.Formats;
using Minimax.Notebooks.Jupyter;

namespace Minimax.Cli.Verbs;

/// <summary><c>minimax kernel install|uninstall|list</c>: registers the C# kernel with Jupyter; and the hidden <c>kernel run FILE</c>, by which Jupyter starts it.</summary>
internal static class KernelVerb
{
    public static Command Create() => new("kernel", "Register the C# kernel with Jupyter, so that notebooks open there and in VS Code.")
    {
        CreateInstall(),
        CreateUninstall(),
        CreateList(),
        CreateRun(),
    };

    /// <summary>How Jupyter starts the kernel of this checkout.</summary>
    public static IReadOnlyList<string> StartCommand { get; } = Self.Command("kernel", "run", "{connection_file}");

    /// <summary>Registers the kernel below a folder of kernels, unless another one of its name is there.</summary>
    /// <returns>The exit code.</returns>
    public static int Install(string kernels, bool replace)
    {
        var present = KernelSpec.Find(kernels, KernelSpec.CSharp);
        if (present is not null && !replace && !present.Command.SequenceEqual(StartCommand))
            return Fail($"another kernel named {KernelSpec.CSharp} is registered in {present.Folder}. Add --replace to put this one in its place.");
        Console.WriteLine($"The kernel {KernelSpec.CSharp} is registered in {KernelSpec.Install(kernels, StartCommand).Folder}.");
        return 0;
    }

    private static Command CreateInstall()
    {
        var (user, prefix, folder) = Place();
        var replace = new Option<bool>("--replace") { Description = "Replace another kernel of the same name." };
        var verb = new Command("install", "Register the kernel.") { user, prefix, replace };
        verb.SetAction(parsed => Install(folder(parsed), parsed.GetValue(replace)));
        return verb;
    }

    private static Command CreateUninstall()
    {
        var (user, prefix, folder) = Place();
        var replace = new Option<bool>("--replace") { Description = "Remove the kernel even if it is another one of the same name." };
        var verb = new Command("uninstall", "Remove the kernel from Jupyter.") { user, prefix, replace };
        verb.SetAction(parsed => Uninstall(folder(parsed), parsed.GetValue(replace)));
        return verb;
    }

    private static Command CreateList()
    {
        var verb = new Command("list", "List the kernels that Jupyter finds here.");
        verb.SetAction(_ =>
        {
            foreach (var spec in KernelFolders.All.SelectMany(KernelSpec.List))
                Console.WriteLine($"{spec.Name,-16} {spec.Folder}{(spec.Command.SequenceEqual(StartCommand) ? "  (this checkout)" : "")}");
        });
        return verb;
    }

    private static Command CreateRun()
    {
        var file = new Argument<string>("CONNECTION_FILE") { Description = "The file that the front end wrote." };
        var verb = new Command("run", "Serve a front end. Jupyter calls this.") { file };
        verb.Hidden = true;
        // Not asynchronous: the command line's own handling of Ctrl-C ends a program, and a kernel is to stop its cell.
        verb.SetAction(parsed => JupyterKernel.ServeAsync(parsed.GetValue(file)!, Environment.CurrentDirectory, Console.Error).GetAwaiter().GetResult());
        return verb;
    }

    private static (Option<bool> User, Option<string?> Prefix, Func<ParseResult, string> Folder) Place()
    {
        var user = new Option<bool>("--user") { Description = "In the user's own folder; this is what happens without an option." };
        var prefix = new Option<string?>("--prefix") { HelpName = "DIR", Description = "In DIR/share/jupyter/kernels, for example of a Python environment." };
        prefix.Validators.Add(result =>
        {
            if (result.GetResult(user) is { Implicit: false }) result.AddError("--user and --prefix exclude each other.");
        });
        return (user, prefix, parsed => parsed.GetValue(prefix) is { } folder ? KernelFolders.Below(folder) : KernelFolders.User);
    }

    private static int Uninstall(string kernels, bool replace)
    {
        var present = KernelSpec.Find(kernels, KernelSpec.CSharp);
        if (present is null) return Fail($"no kernel named {KernelSpec.CSharp} is registered in {kernels}.");
        if (!replace && !present.Command.SequenceEqual(StartCommand)) return Fail($"the kernel in {present.Folder} is another one. Add --replace to remove it nevertheless.");
        present.Uninstall();
        Console.WriteLine($"The kernel {KernelSpec.CSharp} is gone from {kernels}.");
        return 0;
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine($"minimax: {message}");
        return 1;
    }
}
