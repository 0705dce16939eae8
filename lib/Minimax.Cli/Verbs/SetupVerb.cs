using System.CommandLine;

namespace Minimax.Cli.Verbs;

/// <summary><c>minimax setup</c>: says what the course runs on here. What is missing, the <c>minimax</c> script has installed before this runs.</summary>
internal static class SetupVerb
{
    public static Command Create()
    {
        var verb = new Command("setup", "Make ready what the course needs, and say what was found, chose or installed.");
        verb.SetAction(_ =>
        {
            Console.WriteLine($".NET      {Environment.Version}");
            return 0;
        });
        return verb;
    }
}
