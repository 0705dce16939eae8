using System.Collections.Concurrent;
using System.Text;
using Minimax.Notebooks.Session;

namespace Minimax.Notebooks.Tests.Support;

/// <summary>Keeps what a cell sends.</summary>
internal sealed class RecordingSink : IOutputSink
{
    private readonly StringBuilder stdout = new();
    private readonly StringBuilder stderr = new();

    public List<DisplayBundle> Displays { get; } = [];

    public List<DisplayBundle> Updates { get; } = [];

    public List<DisplayBundle> Results { get; } = [];

    public List<CellError> Errors { get; } = [];

    public ConcurrentQueue<string> Answers { get; } = new();

    public string Stdout => stdout.ToString();

    public string Stderr => stderr.ToString();

    public TaskCompletionSource FirstPrint { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Print(string stream, string text)
    {
        (stream == "stdout" ? this.stdout : stderr).Append(text);
        FirstPrint.TrySetResult();
    }

    public void Display(DisplayBundle bundle) => Displays.Add(bundle);

    public void Update(DisplayBundle bundle) => Updates.Add(bundle);

    public void Result(DisplayBundle bundle) => Results.Add(bundle);

    public void Fail(CellError error) => Errors.Add(error);

    public Task<string> AskAsync(string prompt, bool password, CancellationToken stop) =>
        Answers.TryDequeue(out var answer) ? Task.FromResult(answer) : throw new NotSupportedException("no answer");
}
