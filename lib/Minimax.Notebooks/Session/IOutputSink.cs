namespace Minimax.Notebooks.Session;

/// <summary>Where the output of a running cell goes: the notebook file in a headless run, the front end in Jupyter. Called from the cell's own threads.</summary>
public interface IOutputSink
{
    /// <summary>The cell printed text.</summary>
    /// <param name="stream"><c>stdout</c> or <c>stderr</c>.</param>
    /// <param name="text">What was printed, in pieces as they come.</param>
    void Print(string stream, string text);

    /// <summary>The cell displayed a value.</summary>
    void Display(DisplayBundle bundle);

    /// <summary>A value that was displayed before, by this or an earlier cell, changed in place.</summary>
    void Update(DisplayBundle bundle);

    /// <summary>The cell ended with a value.</summary>
    void Result(DisplayBundle bundle);

    /// <summary>The cell failed, or was stopped.</summary>
    void Fail(CellError error);

    /// <summary>The cell asks the reader for a line of text.</summary>
    /// <exception cref="NotSupportedException">Nobody is there to answer.</exception>
    Task<string> AskAsync(string prompt, bool password, CancellationToken stop);
}
