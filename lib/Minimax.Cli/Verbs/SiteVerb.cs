using System.CommandLine;
using Minimax.Cli.Running;
using Minimax.Notebooks.Formats;
using Minimax.Notebooks.Pages;

namespace Minimax.Cli.Verbs;

/// <summary><c>minimax site</c>: the course with its stored outputs as static pages, to be read without running anything.</summary>
internal static class SiteVerb
{
    private const string Title = "Minimax: generative adversarial networks in C#";

    public static Command Create()
    {
        var folder = new Option<string>("--out") { HelpName = "DIR", Description = "The folder that receives the pages.", DefaultValueFactory = _ => "site" };
        var verb = new Command("site", "Write the course as static pages that need no network.") { folder };
        verb.SetAction(parsed => Save(parsed.GetValue(folder)!));
        return verb;
    }

    private static void Save(string folder)
    {
        Notebook[] notebooks = [.. NotebookSelection.Find(NotebookSelection.All).Select(Notebook.Load)];
        Site.Save(Title, notebooks, folder);
        Console.WriteLine($"{notebooks.Length} pages: open {Path.Combine(folder, "index.html")}");
    }
}
