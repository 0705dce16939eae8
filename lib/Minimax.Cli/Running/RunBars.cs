using Spectre.Console;

namespace Minimax.Cli.Running;

/// <summary>Shows several runs at once: a bar for each, of how many of its cells have run.</summary>
internal sealed class RunBars(IAnsiConsole console, ProgressContext context)
{
    /// <summary>Shows bars while something happens.</summary>
    public static Task ShowAsync(IAnsiConsole console, Func<RunBars, Task> happens)
    {
        if (!console.Profile.Out.IsTerminal) console.Profile.Capabilities.ColorSystem = ColorSystem.NoColors; // Spectre colours a file's lines as well
        return console.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context => happens(new RunBars(console, context)));
    }

    /// <summary>A bar for one more notebook.</summary>
    public IRunView Add(string name) => new RunBar(console, name, context.AddTask(Markup.Escape(name)));
}
