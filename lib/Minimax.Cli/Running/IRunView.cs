using Minimax.Notebooks.Running;

namespace Minimax.Cli.Running;

/// <summary>Shows the run of one notebook in the terminal while it lasts.</summary>
internal interface IRunView : INotebookObserver, IDisposable
{
    /// <summary>The process of the cells wrote a line past them: a native library warns, or says why it gives up.</summary>
    void Said(string line);
}
