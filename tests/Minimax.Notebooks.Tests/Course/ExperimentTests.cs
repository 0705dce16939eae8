using System.Diagnostics;
using Minimax.Notebooks.Formats;
using Minimax.Notebooks.Tests.Support;

namespace Minimax.Notebooks.Tests.Course;

/// <summary><c>minimax new</c> and <c>minimax export</c>, as a reader goes from the one to the other.</summary>
public sealed class ExperimentTests(JupyterHome home, ExperimentTests.Experiment experiment) : IClassFixture<JupyterHome>, IClassFixture<ExperimentTests.Experiment>
{
    [Fact]
    public async Task Its_notebook_runs_and_what_it_has_trained_is_exported_with_a_card_and_logged()
    {
        var (_, table) = await Ran("run", experiment.Name, "--budget", "smoke", "--seed", "5", "--out", "out", "--tensorboard", "logs");
        table.ShouldContain("ok");
        Directory.GetFiles(Path.Combine(home.Folder, "logs", experiment.Name), "events.out.tfevents.*", SearchOption.AllDirectories).ShouldHaveSingleItem();

        var (_, list) = await Ran("export", experiment.Name);
        list.ShouldContain("Generator");
        list.ShouldContain("Discriminator");
        foreach (var file in new[] { "g.safetensors", "g.pt" })
        {
            var (_, said) = await Ran("export", experiment.Name, "--to", file);
            said.ShouldContain("G of training 1, a Generator of 17,154 numbers");
            new FileInfo(Path.Combine(home.Folder, file)).Length.ShouldBeGreaterThan(40_000); // 17,154 numbers of four bytes, packed in the one
        }

        var card = await File.ReadAllTextAsync(Path.Combine(home.Folder, "g.md"), CancellationToken.None);
        card.ShouldContain($"notebook `{experiment.Name}` of Minimax, training 1 of its run");
        card.ShouldContain("smoke budget · seed 5");
        card.ShouldContain("G loss, at the end of the training: ");
        card.ShouldContain("drawn by the course's library");

        var (code, fault) = await home.RunAsync("dotnet", [Checkout.Cli, "export", experiment.Name, "--to", "x.pt", "--player", "Q"]);
        code.ShouldBe(1);
        fault.Trim().ShouldBe($"minimax: {experiment.Name} has trained no 'Q'. ./minimax export {experiment.Name} lists what there is.");
    }

    [Fact]
    public async Task Its_script_runs_and_leaves_a_picture_and_weights()
    {
        var start = new ProcessStartInfo("dotnet", ["run", experiment.Script]) { WorkingDirectory = home.Folder, RedirectStandardOutput = true };
        start.Environment["MINIMAX_BUDGET"] = "smoke"; // in the user's own home, where the packages are
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        process.ExitCode.ShouldBe(0, output);
        output.ShouldContain($"{experiment.Name}     ");
        output.ShouldContain("of 8 modes");
        File.Exists(Path.Combine(home.Folder, "out", experiment.Name + ".png")).ShouldBeTrue();
        File.Exists(Path.Combine(home.Folder, "out", experiment.Name + ".safetensors")).ShouldBeTrue();
    }

    [Fact]
    public void Its_cells_fit_on_a_slide_and_have_no_outputs_yet()
    {
        var cells = Notebook.Load(experiment.Notebook).CodeCells.ToList();
        cells.ShouldAllBe(cell => cell.Outputs.Count == 0);
        cells.SelectMany(cell => cell.Source.Split('\n')).Max(line => line.Length).ShouldBeLessThanOrEqualTo(100);
        cells.Max(cell => cell.Source.Split('\n').Length).ShouldBeLessThanOrEqualTo(15);
    }

    [Fact]
    public async Task What_is_there_is_not_overwritten()
    {
        var before = await File.ReadAllTextAsync(experiment.Script, CancellationToken.None);
        var (code, output) = await home.RunAsync("dotnet", [Checkout.Cli, "new", experiment.Name]);
        code.ShouldBe(1);
        output.Trim().ShouldBe($"minimax: {Path.Combine("experiments", experiment.Name + ".ipynb")} is there already; nothing was written.");
        (await File.ReadAllTextAsync(experiment.Script, CancellationToken.None)).ShouldBe(before);
    }

    [Theory]
    [InlineData("new", "My Gan", "'My Gan' cannot be a name")]
    [InlineData("new", "../out", "'../out' cannot be a name")]
    [InlineData("new", "all", "./minimax run all runs the course")]
    [InlineData("export", "nowhere", "There is no notebook 'nowhere'")]
    public async Task Bad_usage_is_one_line_and_exit_code_2(string verb, string name, string fault)
    {
        var (code, output) = await home.RunAsync("dotnet", [Checkout.Cli, verb, name]);
        code.ShouldBe(2);
        output.Trim().ShouldNotContain("\n");
        output.ShouldContain(fault);
    }

    [Fact]
    public async Task What_was_not_run_or_cannot_be_a_file_of_weights_is_one_line()
    {
        var (code, output) = await home.RunAsync("dotnet", [Checkout.Cli, "export", "03", "--to", "g.pt", "--out", "nothing"]);
        code.ShouldBe(1);
        output.Trim().ShouldBe("minimax: there are no weights of 03-dcgan in nothing: ./minimax run 03-dcgan makes them.");
    }

    private async Task<(int Code, string Output)> Ran(params string[] arguments)
    {
        var (code, output) = await home.RunAsync("dotnet", [Checkout.Cli, .. arguments]);
        code.ShouldBe(0, output);
        return (code, output);
    }

    /// <summary>A new experiment in the checkout, which goes away with the tests.</summary>
    public sealed class Experiment : IDisposable
    {
        private static readonly string Folder = Path.Combine(Checkout.Root, "experiments");

        public Experiment()
        {
            using var process = Process.Start("dotnet", [Checkout.Cli, "new", Name]);
            process.WaitForExit();
            process.ExitCode.ShouldBe(0);
        }

        public string Name { get; } = $"test-{Guid.NewGuid():N}";

        public string Notebook => Path.Combine(Folder, Name + ".ipynb");

        public string Script => Path.Combine(Folder, Name + ".cs");

        public void Dispose()
        {
            File.Delete(Notebook);
            File.Delete(Script);
            foreach (var built in new[] { "bin", "obj" }.Select(kind => Path.Combine(Folder, kind, Name + ".cs")).Where(Directory.Exists)) Directory.Delete(built, recursive: true);
        }
    }
}
