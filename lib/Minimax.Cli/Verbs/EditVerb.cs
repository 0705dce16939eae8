using System.CommandLine;
using Minimax.Cli.Editing;
using Minimax.Cli.Running;

namespace Minimax.Cli.Verbs;

/// <summary><c>minimax edit</c>: a page in which one draws, and a trained generator answers.</summary>
internal static class EditVerb
{
    private const string Notebook = "17-latent-editing"; // it trains the generator that is made for this …
    private const string Instead = "03-dcgan";           // … and this one will do
    private const int Port = 8017;

    public static Command Create()
    {
        var notebook = new Argument<string>("NOTEBOOK") { Description = "A notebook that has trained a generator of images.", DefaultValueFactory = _ => Notebook };
        var weights = new Option<string?>("--weights") { HelpName = "FILE" };
        weights.Description = "The weights of a Dcgan.Generator, in place of those that a run of the notebook has left.";
        var folder = new Option<string>("--out") { HelpName = "DIR", Description = "The folder that received the run's results.", DefaultValueFactory = _ => "out" };
        var port = new Option<int>("--port") { HelpName = "N", Description = "Where the page is, on this machine only; 0 takes a free one.", DefaultValueFactory = _ => Port };
        notebook.Validators.Add(result =>
        {
            if (NotebookSelection.Find(result.GetValueOrDefault<string>()).Count != 1) result.AddError($"There is no notebook '{result.GetValueOrDefault<string>()}'.");
        });
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > ushort.MaxValue) result.AddError("A port is a number from 0 to 65535.");
        });

        var verb = new Command("edit", "Draw on a picture in the browser, and let a trained generator answer.") { notebook, weights, folder, port };
        verb.SetAction(async (parsed, stop) =>
        {
            Machine.LoadLibtorch();
            var name = Path.GetFileNameWithoutExtension(NotebookSelection.Find(parsed.GetValue(notebook)!)[0]);
            var file = parsed.GetValue(weights) ?? KeptGenerator.Find(parsed.GetValue(folder)!, name == Notebook ? [name, Instead] : [name]);
            await using var page = await EditPage.StartAsync(KeptGenerator.Load(file), parsed.GetValue(port));
            Console.WriteLine($"{page.Address}   draw with {Path.GetFileName(file)}; Ctrl-C ends it");
            await page.EndAsync(stop);
        });
        return verb;
    }
}
