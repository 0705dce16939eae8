using XPlot.Plotly;
using Layout = XPlot.Plotly.Layout.Layout;

namespace Minimax.Display;

/// <summary>Puts a chart on a page: its drawing, and a script that draws it anew by plotly.js where that can be loaded.</summary>
internal static class ChartPage
{
    // The last version that takes titles as plain strings, as XPlot writes them.
    private const string Library = "https://cdn.jsdelivr.net/npm/plotly.js-dist-min@2.35.3/plotly.min.js";

    private const string Grid = "rgba(128,128,128,0.25)";

    public static string Embed(Chart chart)
    {
        var drawing = new ChartDrawing(chart);
        var traces = drawing.Series.Select(one => one.Series.ToTrace(drawing.Plot, one.Colour)).ToList();
        return Embed(XPlot.Plotly.Chart.Plot(traces, ToLayout(chart, drawing)), chart);
    }

    /// <summary>A chart of plotly.js, and the one that stands in for it.</summary>
    public static string Embed(PlotlyChart plot, Chart still)
    {
        return $"""
            {DeckStyle.Figure}<div id="{plot.Id}" class="minimax-figure" style="max-width:{still.Width}px">{still.ToSvg()}</div>
            <script>
            {Script(plot)}
            </script>
            """;
    }

    // One copy of the library serves all charts of a page. It is evaluated with no module loader in sight: under RequireJS, which classic
    // notebooks use, its anonymous definition would be an error. Offline, or where a page forbids scripts, the drawing stays.
    private static string Script(PlotlyChart plot) => $$"""
        (function () {
          const place = document.getElementById('{{plot.Id}}');
          const still = place.innerHTML;
          const draw = library => {
            const look = { font: { color: getComputedStyle(place).color, family: 'system-ui, sans-serif', size: 13 } };
            const Plotly = { newPlot: (id, data, layout) => {
              place.replaceChildren();
              place.style.height = (layout.height || 400) + 'px';
              return library.newPlot(place, data, Object.assign(look, layout), { responsive: true, displaylogo: false });
            } };
            {{plot.GetPlottingJS().Replace("</", "<\\/", StringComparison.Ordinal)}}
          };
          window.minimaxPlotly ??= fetch('{{Library}}').then(answer => answer.ok ? answer.text() : Promise.reject()).then(source => {
            const other = window.Plotly;
            new Function('define', 'module', 'exports', source)();
            const own = window.Plotly;
            window.Plotly = other;
            return own;
          });
          window.minimaxPlotly.then(draw).catch(() => { place.innerHTML = still; place.style.height = ''; });
        })();
        """;

    private static Layout ToLayout(Chart chart, ChartDrawing drawing)
    {
        const string transparent = "rgba(0,0,0,0)";
        var isHeat = drawing.Series.Any(one => one.Series is HeatSeries);
        var horizontal = new Xaxis { title = chart.X.Title ?? "", type = Type(chart.X), range = Range(drawing.Plot.X), gridcolor = Grid, zeroline = false };
        var vertical = new Yaxis { title = chart.Y.Title ?? "", type = Type(chart.Y), range = Range(drawing.Plot.Y), gridcolor = Grid, zeroline = false };
        if (chart.X.IsLogarithmic) horizontal.dtick = 1;
        if (chart.Y.IsLogarithmic) vertical.dtick = 1;
        if (chart.Categories.Count > 0)
            (horizontal.tickvals, horizontal.ticktext, horizontal.showgrid) = (Enumerable.Range(0, chart.Categories.Count), chart.Categories, false);
        return new Layout
        {
            title = chart.Title,
            height = chart.Height,
            xaxis = horizontal,
            yaxis = vertical,
            showlegend = drawing.Series.Count > 1,
            legend = new Legend { orientation = "h", x = 0, y = 1.02, yanchor = "bottom" },
            margin = new Margin { l = 64, r = isHeat ? 0 : 20, t = 84, b = 52 },
            paper_bgcolor = transparent,
            plot_bgcolor = transparent,
        };
    }

    private static string Type(Axis axis) => axis.IsLogarithmic ? "log" : "linear";

    private static double[] Range(AxisScale scale) => [scale.Axis.Forward(scale.Ends.Low), scale.Axis.Forward(scale.Ends.High)];
}
