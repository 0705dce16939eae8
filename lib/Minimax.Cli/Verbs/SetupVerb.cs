using System.CommandLine;
using TorchSharp;

namespace Minimax.Cli.Verbs;

/// <summary><c>minimax setup</c>: says what the course runs on here. What was missing, the <c>minimax</c> script has installed before this runs.</summary>
internal static class SetupVerb
{
    public static Command Create()
    {
        var verb = new Command("setup", "Make ready what the course needs, and say what was found, chose or installed.");
        verb.SetAction(_ => Say());
        return verb;
    }

    private static void Say()
    {
        Machine.LoadLibtorch();
        using (torch.mm(torch.ones(2, 2), torch.ones(2, 2)))
        {
            // Loads the engine, and with it the BLAS.
        }

        var gpu = torch.cuda.is_available() ? $"{torch.cuda.device_count()} GPU" : "no GPU that libtorch can use";
        Console.WriteLine($"engine    libtorch {torch.__version__}, {Machine.Blas()}, {torch.get_num_threads()} threads, {gpu}");
        if (!Machine.HasFastConvolutions())
        {
            Console.WriteLine("          its fast convolutions (oneDNN) are wrong on this processor: the plain ones work, two to three and a half times slower;");
            Console.WriteLine("          with ONEDNN_MAX_CPU_ISA=SSE41 in the environment the fast ones are tried again, in older instructions");
        }

        Console.WriteLine($"dotnet    {Environment.Version}");
    }
}
