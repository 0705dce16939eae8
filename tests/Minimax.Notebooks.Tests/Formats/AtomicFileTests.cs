using Minimax.Notebooks.Formats;
using Minimax.Notebooks.Tests.Support;

namespace Minimax.Notebooks.Tests.Formats;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_file_is_replaced_and_nothing_else_is_left()
    {
        AtomicFile.Write(folder.File("a"), "one");
        AtomicFile.Write(folder.File("a"), "two");
        File.ReadAllText(folder.File("a")).ShouldBe("two");
        Directory.GetFiles(folder.Path).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_named_and_stays_as_it_was()
    {
        Directory.CreateDirectory(folder.File("taken"));
        var error = Should.Throw<IOException>(() => AtomicFile.Write(folder.File("taken"), "text"));
        error.Message.ShouldStartWith(folder.File("taken") + " cannot be written: ");
        Directory.GetFiles(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public void A_full_disk_is_named_and_leaves_the_old_file()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "Only Linux has a device that is always full.");
        AtomicFile.Write(folder.File("a"), "old");
        File.CreateSymbolicLink($"{folder.File("a")}.{Environment.ProcessId}.tmp", "/dev/full");
        Should.Throw<IOException>(() => AtomicFile.Write(folder.File("a"), new byte[1 << 16])).Message.ShouldStartWith(folder.File("a"));
        File.ReadAllText(folder.File("a")).ShouldBe("old");
    }
}
