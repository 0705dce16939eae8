using Minimax.Notebooks.Running;
using Minimax.Notebooks.Tests.Support;

namespace Minimax.Notebooks.Tests.Running;

public sealed class SessionProcessTests
{
    [Fact]
    public async Task What_cannot_be_taken_of_what_the_process_says_fails_this_cell_and_the_next_rather_than_keep_them_waiting()
    {
        using var folder = new TemporaryFolder();
        await using var session = new SessionProcess(["bash", "-c", "read -u $1 _; echo '{\"Kind\":1}' >&$2; exec sleep 60"], folder.Path); // a display of nothing
        for (var cell = 1; cell <= 2; cell++)
            await Should.ThrowAsync<ArgumentNullException>(session.RunAsync("1", $"In[{cell}]", new RecordingSink(), CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20)));
    }
}
