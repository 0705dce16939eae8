using System.CommandLine;
using Minimax.Data;

namespace Minimax.Cli.Verbs;

/// <summary><c>minimax data NAME</c>: brings a data set, or all of them; <c>minimax data list</c> says what is there.</summary>
internal static class DataVerb
{
    public static Command Create()
    {
        // Not the names themselves: whoever asks for them loads the library, and libtorch with it, which a notebook kernel may never need.
        var name = new Argument<string>("NAME") { Description = "The name of a data set; or all; or list, to see which there are." };
        name.Validators.Add(given =>
        {
            var value = given.Tokens.Count > 0 ? given.Tokens[0].Value : "";
            if (!IsKnown(value)) given.AddError($"There is no data set '{value}'. There are {string.Join(", ", DataSets.All.Select(set => set.Name))}; or say all, or list.");
        });

        const string does = "Download a data set, verify it, and put it where the notebooks look for it (MINIMAX_DATA, else the user's cache folder).";
        var verb = new Command("data", does) { name };
        verb.SetAction((parsed, stop) => RunAsync(parsed.GetValue(name)!, stop));
        return verb;
    }

    private static bool IsKnown(string name) => name is "all" or "list" || DataSets.All.Any(set => set.Name == name);

    private static async Task<int> RunAsync(string name, CancellationToken stop)
    {
        var command = new DataCommand(Console.Out, Console.Error, live: !Console.IsOutputRedirected);
        if (name != "list") return await command.FetchAsync([.. DataSets.All.Where(set => name == "all" || set.Name == name)], stop);

        await command.ListAsync(stop);
        return 0;
    }
}
