using Minimax.Notebooks.Formats;
using Minimax.Notebooks.Session;

namespace Minimax.Notebooks.Running;

/// <summary>Watches a headless run while it happens. Called from the cells' own threads: be quick.</summary>
public interface INotebookObserver
{
    /// <summary>A cell begins.</summary>
    /// <param name="cell">The cell; <see cref="NotebookCell.Number"/> counts from 1.</param>
    /// <param name="count">How many code cells the notebook has.</param>
    void CellStarted(NotebookCell cell, int count);

    /// <summary>The cell printed text to <c>stdout</c> or <c>stderr</c>.</summary>
    void Printed(string stream, string text) { }

    /// <summary>The cell displayed a value, or ended with one.</summary>
    void Displayed(DisplayBundle bundle) { }

    /// <summary>A display changed in place.</summary>
    void Updated(DisplayBundle bundle) { }

    /// <summary>The cell failed, or was stopped.</summary>
    void Failed(CellError error);

    /// <summary>The cell ended, well or not.</summary>
    void CellFinished(NotebookCell cell, TimeSpan elapsed);
}
