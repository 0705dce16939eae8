using Minimax.Notebooks.Formats;
using Minimax.Notebooks.Tests.Support;

namespace Minimax.Notebooks.Tests.Formats;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_replaced_and_nothing_else_is_left()
    {
        AtomicFile.Write(_folder.File("a"), "one");
        AtomicFile.Write(_folder.File("a"), "two");
        File.ReadAllText(_folder.File("a")).ShouldBe("two");
        Directory.GetFiles(_folder.Path).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_named_and_stays_as_it_was()
    {
        Directory.CreateDirectory(_folder.File("taken"));
        var error = Should.Throw<IOException>(() => AtomicFile.Write(_folder.File("taken"), "text"));
        error.Message.ShouldStartWith(_folder.File("taken") + " cannot be written: ");
        Directory.GetFiles(_folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public void A_full_disk_is_named_and_leaves_the_old_file()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "Only Linux has a device that is always full.");
        AtomicFile.Write(_folder.File("a"), "old");
        File.CreateSymbolicLink($"{_folder.File("a")}.{Environment.ProcessId}.tmp", "/dev/full");
        Should.Throw<IOException>(() => AtomicFile.Write(_folder.File("a"), new byte[1 << 16])).Message.ShouldStartWith(_folder.File("a"));
        File.ReadAllText(_folder.File("a")).ShouldBe("old");
    }
}
