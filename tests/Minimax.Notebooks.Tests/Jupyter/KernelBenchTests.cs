using Minimax.Notebooks.Jupyter;
using Minimax.Notebooks.Tests.Support;

namespace Minimax.Notebooks.Tests.Jupyter;

public sealed class KernelBenchTests
{
    [Fact]
    public async Task Three_hundred_cells_stay_below_350_megabytes()
    {
        var measured = await KernelBench.MeasureAsync(["dotnet", Checkout.Cli, "kernel", "run", "{connection_file}"], cells: 300, TestContext.Current.CancellationToken);
        TestContext.Current.SendDiagnosticMessage(measured.ToString());
        measured.IdleMegabytes.ShouldBeLessThan(200);
        measured.PeakMegabytes.ShouldBeLessThan(350);
    }
}
