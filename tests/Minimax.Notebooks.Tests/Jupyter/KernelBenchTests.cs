using Minimax.Notebooks.Jupyter;
using Minimax.Notebooks.Tests.Support;

namespace Minimax.Notebooks.Tests.Jupyter;

public sealed class KernelBenchTests
{
    [Fact]
    public async Task A_hundred_and_fifty_cells_stay_below_320_megabytes()
    {
        var measured = await KernelBench.MeasureAsync(["dotnet", Checkout.Cli, "kernel", "run", "{connection_file}"], cells: 150, TestContext.Current.CancellationToken);
        TestContext.Current.SendDiagnosticMessage(measured.ToString());
        measured.IdleMegabytes.ShouldBeLessThan(270);
        measured.PeakMegabytes.ShouldBeLessThan(320);
    }
}
