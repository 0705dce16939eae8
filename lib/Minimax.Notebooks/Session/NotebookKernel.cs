using Microsoft.DotNet.Interactive;

namespace Minimax.Notebooks.Session;

/// <summary>The kernel that cells find in <see cref="Kernel.Current"/>.</summary>
internal sealed class NotebookKernel() : Kernel("csharp");
