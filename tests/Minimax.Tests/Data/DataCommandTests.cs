using Minimax.Data;

namespace Minimax.Tests.Data;

public sealed class DataCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly StringWriter output = new();
    private readonly StringWriter errors = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_set_that_arrives_is_said_to_be_verified()
    {
        byte[] content = [1, 2, 3];
        using var server = new MirrorServer(content);
        var exit = await Command().FetchAsync([DownloaderTests.SetOf(3, DownloaderTests.HashOf(content), server.Url)]);

        exit.ShouldBe(0);
        output.ToString().ShouldBe($"toy: verified, in {folder["toy"]}{Environment.NewLine}");
        errors.ToString().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_set_that_cannot_be_had_is_an_error_and_the_others_are_brought()
    {
        byte[] content = [1, 2, 3];
        using var server = new MirrorServer(content);
        using var missing = new MirrorServer(_ => MirrorServer.Answer.NotFound);
        var good = DownloaderTests.SetOf(3, DownloaderTests.HashOf(content), server.Url);
        var exit = await Command().FetchAsync([DownloaderTests.SetOf("lost", 3, DownloaderTests.HashOf(content), missing.Url), good]);

        exit.ShouldBe(1);
        output.ToString().ShouldContain("toy: verified");
        errors.ToString().ShouldContain("404 Not Found");
        errors.ToString().ShouldEndWith($"Could not be had: lost.{Environment.NewLine}");
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_made_is_named()
    {
        folder.Write("taken", [1]);
        var command = new DataCommand(output, errors, live: false) { Folder = new DataFolder(folder["taken"]), Options = DownloaderTests.Quick };
        (await command.FetchAsync([DownloaderTests.SetOf(3, DownloaderTests.HashOf([1]))])).ShouldBe(1);
        errors.ToString().ShouldContain(folder["taken"]);
    }

    [Fact]
    public async Task The_list_says_what_is_there_and_what_is_not_to_be_trusted()
    {
        folder.Write("mnist/t10k-labels-idx1-ubyte.gz", [1, 2, 3]);
        await Command().ListAsync();

        var lines = output.ToString().Split(Environment.NewLine);
        lines[Array.FindIndex(lines, line => line.StartsWith("mnist ")) + 1].ShouldContain("not usable: t10k-labels-idx1-ubyte.gz");
        lines[Array.FindIndex(lines, line => line.StartsWith("svhn ")) + 1].ShouldContain("not there (246.3 MB)");
        lines.Count(line => line.Contains("licence: ")).ShouldBe(DataSets.All.Count);
    }

    [Fact]
    public async Task The_shared_mirror_brings_every_set_that_it_holds()
    {
        var held = DataSets.All.Except([DataSets.Svhn, DataSets.CelebA, DataSets.Qm9Whole]).ToList();
        var mirror = Path.GetDirectoryName(SharedData.Of(DataSets.Mnist));
        var options = DownloaderTests.Quick with { Mirror = mirror };
        var command = new DataCommand(output, errors, live: false) { Folder = new DataFolder(folder.Path), Options = options };

        (await command.FetchAsync(held)).ShouldBe(0);
        await command.ListAsync();
        output.ToString().ShouldContain("there and verified, 101.1 MB: 25,000 + 10,000 images from JPEG copies");
        output.ToString().ShouldContain("there and verified, 19.1 MB: reduced to 128×128");
    }

    private DataCommand Command() => new(output, errors, live: false) { Folder = new DataFolder(folder.Path), Options = DownloaderTests.Quick };
}
