namespace Minimax.Notebooks.Session;

/// <summary>Takes everything and shows nothing.</summary>
internal sealed class SilentSink : IOutputSink
{
    public void Print(string stream, string text)
    {
    }

    public void Display(DisplayBundle bundle) => bundle.ToJson();

    public void Update(DisplayBundle bundle) => bundle.ToJson();

    public void Result(DisplayBundle bundle) => bundle.ToJson();

    public void Fail(CellError error)
    {
    }

    public Task<string> AskAsync(string prompt, bool password, CancellationToken stop) => Task.FromResult("");
}
