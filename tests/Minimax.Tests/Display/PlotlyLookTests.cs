using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.DotNet.Interactive.Formatting;
using XPlot.Plotly;
using Ours = Minimax.Display.Chart;

namespace Minimax.Tests.Display;

public sealed class PlotlyLookTests
{
    public PlotlyLookTests() => RuntimeHelpers.RunModuleConstructor(typeof(Ours).Module.ModuleHandle);

    [Fact]
    public void A_chart_of_XPlot_is_shown_as_a_chart_and_as_a_sentence()
    {
        var plot = Chart.Plot(new Scatter { name = "D", x = new[] { 1.0, 2, 4 }, y = new[] { 1.0, double.NaN, 0.25 } });
        plot.WithTitle("Losses </script>");

        var html = ((object)plot).ToDisplayString("text/html");

        Formatter.GetPreferredMimeTypesFor(typeof(PlotlyChart)).ShouldBe(["text/html", "text/plain"]);
        html.ShouldContain("plotly.min.js");
        html.ShouldContain($"Plotly.newPlot('{plot.Id}'");
        html.ShouldContain("<svg ");
        Regex.Count(html, "</script>").ShouldBe(1);
        ((object)plot).ToDisplayString("text/plain").ShouldBe("Chart \"Losses </script>\": D ends at 0.25.");
    }

    [Fact]
    public void Every_flat_trace_stands_in_the_still_and_the_others_are_counted()
    {
        Trace[] traces =
        [
            new Scatter { name = "cloud", mode = "markers", x = new[] { 1, 2 }, y = new[] { 3, 4 } },
            new Scatter { name = "dates", x = new[] { new DateTime(2020, 1, 1), new DateTime(2021, 1, 1) }, y = new[] { 5, 6 } },
            new Histogram { name = "values", x = new[] { 1, 2, 3 } },
            new Heatmap { name = "map", z = new[] { new[] { 1, 2 }, new[] { 3, 7 } } },
            new Bar { name = "bars", x = new[] { "a", "b" }, y = new[] { 1, 2 } },
            new Bar { name = "strange", x = new[] { "c" }, y = new[] { 1 } },
            new Bar { name = "lying", orientation = "h", x = new[] { 3, 4 }, y = new[] { "a", "b" } },
            new Surface { name = "hills", z = new[] { new[] { 1 } } },
        ];

        var text = ((object)Chart.Plot(traces)).ToDisplayString("text/plain");

        text.ShouldBe("Chart \"Chart (2 of 8 traces only with plotly.js)\": map from 1 to 7 on a grid of 2 × 2; "
            + "bars 1, 2; lying 3, 4; 2 points cloud; dates ends at 6; 3 values of values from 1 to 3.");
    }

    [Fact]
    public void A_chart_without_data_is_shown_too() => ((object)Chart.Plot(Array.Empty<Scatter>())).ToDisplayString("text/html").ShouldContain("<svg ");
}
