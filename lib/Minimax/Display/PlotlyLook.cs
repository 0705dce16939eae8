using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Formatting;
using XPlot.Plotly;

namespace Minimax.Display;

/// <summary>How a notebook shows a chart that a cell made by XPlot itself: by plotly.js where a page can load it, else by a drawing of the same numbers.</summary>
internal static class PlotlyLook
{
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "A notebook loads the library and expects charts to look right at once.")]
    internal static void Register()
    {
        Formatter.Register<PlotlyChart>((chart, writer) => writer.Write(ChartPage.Embed(chart, PlotlyStill.Of(chart))), "text/html");
        Formatter.Register<PlotlyChart>((chart, writer) => writer.Write(PlotlyStill.Of(chart).ToPlainText()), "text/plain");
        Formatter.SetPreferredMimeTypesFor(typeof(PlotlyChart), "text/html", "text/plain");
    }
}
