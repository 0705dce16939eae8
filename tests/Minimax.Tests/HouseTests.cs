using System.Text.RegularExpressions;
using static TorchSharp.torch;

namespace Minimax.Tests;

/// <summary>The library's folders depend on each other in one direction.</summary>
public sealed partial class HouseTests
{
    [Fact]
    public void No_collection_runs_in_the_background_while_libtorch_reads() => System.Runtime.GCSettings.LatencyMode.ShouldBe(System.Runtime.GCLatencyMode.Batch);

    [Fact]
    public void Every_test_begins_from_the_same_seed() => rand(1).item<float>().ShouldBe(0.49626f, 1e-5f); // PyTorch's first number after manual_seed(0)

    [Fact]
    public void No_folder_of_the_library_uses_itself_by_a_detour()
    {
        var arrows = Arrows();
        arrows.Keys.ShouldContain("Steps");
        foreach (var folder in arrows.Keys) Reached(folder, arrows).ShouldNotContain(folder);
    }

    [Fact]
    public void Objectives_know_nothing_but_layers_and_training_no_models()
    {
        var arrows = Arrows();
        arrows["Objectives"].ShouldBe(["Layers"]);
        arrows["Training"].ShouldBe(["Data", "Steps"], ignoreOrder: true);
        arrows["Layers"].ShouldBeEmpty();
    }

    private static Dictionary<string, HashSet<string>> Arrows() => Directory.GetDirectories(Library()).ToDictionary(
        folder => Path.GetFileName(folder),
        folder => Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).SelectMany(File.ReadLines)
            .Select(line => Using().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value)
            .Where(name => name != Path.GetFileName(folder)).ToHashSet());

    private static HashSet<string> Reached(string from, Dictionary<string, HashSet<string>> arrows)
    {
        HashSet<string> reached = [];
        var next = new Queue<string>(arrows[from]);
        while (next.TryDequeue(out var folder))
        {
            if (!reached.Add(folder)) continue;
            foreach (var further in arrows.GetValueOrDefault(folder, [])) next.Enqueue(further);
        }

        return reached;
    }

    private static string Library()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var library = Path.Combine(folder.FullName, "lib", "Minimax");
            if (Directory.Exists(library)) return library;
        }

        throw new DirectoryNotFoundException("lib/Minimax is not above the tests.");
    }

    [GeneratedRegex(@"^using Minimax\.([A-Za-z]+);")]
    private static partial Regex Using();
}
