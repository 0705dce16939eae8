using System.Text.Json;
using System.Text.RegularExpressions;
using XPlot.Plotly;
using Layout = XPlot.Plotly.Layout.Layout;

namespace Minimax.Compat.Tests.XPlot;

public sealed class PlotlyChartTests
{
    [Fact]
    public void Only_what_was_set_is_written()
    {
        var trace = new Scatter { name = "D", x = new[] { 1.0, 2.0 }, y = new[] { 0.5, double.NaN }, line = new Line { color = "#000000" } };

        var (data, layout) = Parse(Chart.Plot([trace], new Layout { title = "Losses", xaxis = new Xaxis { type = "log" }, showlegend = false }));

        data.ShouldBe("""[{"type":"scatter","name":"D","x":[1,2],"y":[0.5,null],"line":{"color":"#000000"}}]""");
        layout.ShouldBe("""{"title":"Losses","xaxis":{"type":"log"},"showlegend":false}""");
    }

    [Fact]
    public void A_heat_map_is_a_list_of_rows()
    {
        var trace = new Heatmap { z = new[] { new[] { 1.0, 2 }, [3, 4] }, colorscale = new object[][] { [0.0, "#ffffff"], [1.0, "#000000"] }, zmin = 1 };

        Parse(Chart.Plot([trace], new Layout())).Data.ShouldBe(
            """[{"type":"heatmap","z":[[1,2],[3,4]],"colorscale":[[0,"#ffffff"],[1,"#000000"]],"zmin":1}]""");
    }

    [Fact]
    public void The_script_draws_into_the_element_of_the_charts_id()
    {
        var chart = Chart.Plot([new Scatter()], new Layout());

        chart.GetPlottingJS().ShouldContain($"Plotly.newPlot('{chart.Id}', data, layout)");
        chart.Id.ShouldNotBe(Chart.Plot([new Scatter()], new Layout()).Id);
    }

    [Fact]
    public void A_name_cannot_leave_its_string()
    {
        var data = Parse(Chart.Plot([new Scatter { name = "</script>\"'\n" }], new Layout())).Data;

        data.ShouldNotContain("</script>");
        JsonDocument.Parse(data).RootElement[0].GetProperty("name").GetString().ShouldBe("</script>\"'\n");
    }

    [Fact]
    public void A_value_that_JSON_does_not_know_is_refused() =>
        Should.Throw<ArgumentException>(() => Chart.Plot([new Scatter { x = new object() }], new Layout()).GetPlottingJS());

    private static (string Data, string Layout) Parse(PlotlyChart chart)
    {
        var script = Regex.Match(chart.GetPlottingJS(), @"^var data = (?<data>.*);\nvar layout = (?<layout>.*);\nPlotly", RegexOptions.ExplicitCapture);
        return (script.Groups["data"].Value, script.Groups["layout"].Value);
    }
}
