using SixLabors.ImageSharp;
using TorchSharp;
using XPlot.Plotly;

namespace Minimax.Compat.Tests.Conformance;

public sealed class ConformanceTests
{
    [Theory]
    [InlineData(typeof(torch), "TorchSharp", "TorchSharp-0.107.txt")]
    [InlineData(typeof(PlotlyChart), "XPlot.Plotly", "XPlot.Plotly-4.2.0.txt")]
    [InlineData(typeof(Image), "SixLabors.ImageSharp", "SixLabors.ImageSharp-3.1.12.txt")]
    public void Every_public_member_exists_with_the_same_signature_in_the_real_package(Type sample, string root, string fileName)
    {
        var real = ApiList.Find(fileName);
        if (real is null)
            Assert.Skip($"The list of the real API, {fileName}, is not in {ApiList.Folder()}.");

        var ours = ApiText.Of(sample.Assembly, root, isClass: name => real.Lines.Contains($"{name} [static class]")).ToList();

        ours.Count.ShouldBeGreaterThan(20);
        ours.Where(line => !real.Lines.Contains(line)).ShouldBeEmpty();
    }
}
