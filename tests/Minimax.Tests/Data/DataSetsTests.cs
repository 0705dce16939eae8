using Minimax.Data;

namespace Minimax.Tests.Data;

[Collection(nameof(Alone))]
public sealed class DataSetsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_set_has_its_script_and_there_is_one_for_all()
    {
        var scripts = Directory.GetFiles(Path.Combine(Checkout.Root, "data-scripts"), "*.cs").Select(Path.GetFileNameWithoutExtension);
        scripts.Order().ShouldBe(DataSets.All.Select(set => set.Name).Append("all").Order());
    }

    [Fact]
    public void The_table_of_the_scripts_has_every_file_with_its_checksum()
    {
        var table = File.ReadAllLines(Path.Combine(Checkout.Root, "data-scripts", "README.md"));
        foreach (var set in DataSets.All)
        {
            foreach (var form in set.Files.SelectMany(file => file.Forms))
            {
                var evidence = form.Checksum?.Hex ?? "none published";
                table.ShouldContain(line => line.Contains($"`{set.Name}/{form.Name}`") && line.Contains(evidence) && line.Contains($"{form.Bytes:N0}"));
            }
        }
    }

    [Fact]
    public void Every_form_can_be_told_from_damage() =>
        DataSets.All.SelectMany(set => set.Files).SelectMany(file => file.Forms).ShouldAllBe(form => form.Checksum != null || form.Name.EndsWith(".gz"));

    /// <summary>Alone, because the data folder and the mirror are those of the environment, as a reader's are.</summary>
    [Fact]
    public async Task A_set_is_fetched_and_loaded_in_one_call()
    {
        using var environment = new ChangedEnvironment(
            ("MINIMAX_MIRROR", Path.GetDirectoryName(SharedData.Of(DataSets.Mnist))!), ("MINIMAX_DATA", folder.Path));
        var (train, test) = await DataSets.Mnist.LoadAsync();
        (train.Name, train.Count, test.Name, test.Count).ShouldBe(("MNIST train", 60_000, "MNIST test", 10_000));

        var (photographs, unseen) = await DataSets.Cifar10.LoadAsync();
        (photographs.Name, photographs.Count, unseen.Name, unseen.Count).ShouldBe(("CIFAR-10 train", 25_000, "CIFAR-10 test", 10_000));

        var (_, (horses, zebras)) = await DataSets.Horse2Zebra.LoadAsync(size: 16);
        horses.Images.shape.ShouldBe([120L, 3, 16, 16]);
        zebras.Images.shape.ShouldBe([140L, 3, 16, 16]);

        var plays = await DataSets.TinyShakespeare.LoadAsync();
        (plays.Length, plays[..14]).ShouldBe((1_115_394, "First Citizen:"));
        Directory.GetDirectories(folder.Path).Select(Path.GetFileName).ShouldBe(["mnist", "cifar10", "horse2zebra", "tiny-shakespeare"], ignoreOrder: true);
    }

    [Fact]
    public async Task Mnist_is_used_where_it_can_be_had()
    {
        var said = new List<string>();
        var mirror = Path.GetDirectoryName(SharedData.Of(DataSets.Mnist));
        var downloader = new Downloader(new DataFolder(folder.Path), DownloaderTests.Quick with { Mirror = mirror });
        var (train, test) = await DataSets.MnistOrGlyphsAsync(DataSets.Mnist, downloader, said.Add, null, default);

        (train.Name, train.Count, test.Count).ShouldBe(("MNIST train", 60_000, 10_000));
        said.ShouldBe(["Training on MNIST: 60,000 images, and 10,000 to test with."]);
    }

    [Fact]
    public async Task Without_mnist_and_without_a_network_glyphs_are_used_and_one_sentence_says_so()
    {
        var said = new List<string>();
        var unreachable = DownloaderTests.SetOf(3, DownloaderTests.HashOf([1, 2, 3]), "http://127.0.0.1:9"); // the discard port: nobody listens
        var downloader = new Downloader(new DataFolder(folder.Path), DownloaderTests.Quick);
        var (train, test) = await DataSets.MnistOrGlyphsAsync(unreachable, downloader, said.Add, null, default);

        (train.Count, test.Count).ShouldBe((20_000, 5_000));
        train.Images.shape[1..].ShouldBe([1L, 28, 28]);
        said.ShouldHaveSingleItem().ShouldBe(
            "MNIST cannot be had (toy/digits.bin is not there and could not be downloaded), so these are Glyphs, 20,000 digits that the "
            + "library draws itself; numbers measured on them are not comparable with MNIST's.");
    }

    private sealed class ChangedEnvironment : IDisposable
    {
        private readonly (string Name, string? Value)[] before;

        public ChangedEnvironment(params (string Name, string? Value)[] changes)
        {
            before = Array.ConvertAll(changes, change => (change.Name, Environment.GetEnvironmentVariable(change.Name)));
            Set(changes);
        }

        public void Dispose() => Set(before);

        private static void Set((string Name, string? Value)[] variables)
        {
            foreach (var (name, value) in variables) Environment.SetEnvironmentVariable(name, value);
        }
    }
}
