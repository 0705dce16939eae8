using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace Minimax.Notebooks.Session;

/// <summary>A language whose code is shown, not run.</summary>
internal sealed class TextKernel : Kernel, IKernelCommandHandler<SubmitCode>
{
    private readonly Func<string, FormattedValue[]> look;

    public TextKernel(string name, string language, Func<string, FormattedValue[]> look) : base(name)
    {
        KernelInfo.LanguageName = language;
        this.look = look;
    }

    Task IKernelCommandHandler<SubmitCode>.HandleAsync(SubmitCode command, KernelInvocationContext context)
    {
        var text = command.Code.Trim();
        context.Publish(new DisplayedValueProduced(text, command, look(text)));
        return Task.CompletedTask;
    }
}
