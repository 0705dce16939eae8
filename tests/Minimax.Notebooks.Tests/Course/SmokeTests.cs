using Minimax.Notebooks.Tests.Jupyter;
using Minimax.Notebooks.Tests.Support;

namespace Minimax.Notebooks.Tests.Course;

/// <summary>Each notebook runs without a front end. There are two classes of them, for what is in one class runs one after the other.</summary>
public abstract class SmokeTests(JupyterHome home)
{
    /// <summary>Those that both front doors run, in <see cref="ClientTests"/>, are not run once more.</summary>
    protected static TheoryData<string> EveryOther(int first) => [.. Names().Except(ClientTests.BothDoors.Select(row => row.Data)).Where((_, i) => i % 2 == first)];

    protected Task RunAsync(string name) => home.RunHeadlessAsync(Path.Combine(Checkout.Root, "notebooks", $"{name}.ipynb"));

    private static IEnumerable<string> Names() => Directory.GetFiles(Path.Combine(Checkout.Root, "notebooks"), "*.ipynb").Select(file => Path.GetFileNameWithoutExtension(file)).Order();
}
