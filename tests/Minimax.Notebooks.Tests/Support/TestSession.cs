using Minimax.Notebooks.Session;

namespace Minimax.Notebooks.Tests.Support;

/// <summary>A session in a folder of its own, with a short way to run cells.</summary>
internal sealed class TestSession : IDisposable
{
    private int count;

    public TestSession() => Session = new CSharpSession(Folder.Path);

    public TemporaryFolder Folder { get; } = new();

    public CSharpSession Session { get; }

    public async Task<RecordingSink> RunAsync(string code, CancellationToken stop = default)
    {
        var sink = new RecordingSink();
        await RunAsync(code, sink, stop);
        return sink;
    }

    public Task<bool> RunAsync(string code, RecordingSink sink, CancellationToken stop = default) => Session.RunAsync(code, $"In[{++count}]", sink, stop);

    /// <summary>Runs a cell that must succeed, and returns the plain text of its value.</summary>
    public async Task<string> ValueAsync(string code)
    {
        var sink = await RunAsync(code);
        sink.Errors.ShouldBeEmpty();
        return sink.Results.ShouldHaveSingleItem().PlainText;
    }

    public void Dispose()
    {
        Session.Dispose();
        Folder.Dispose();
    }
}
