using System.Globalization;
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
        var traces = chart.Coloured.Select(one => one.Series.Mark == Mark.Map ? ToMap(one.Series) : ToTrace(chart, one.Series, one.Colour));
        return Embed(XPlot.Plotly.Chart.Plot(traces, ToLayout(chart)), chart);
    }

    /// <summary>A chart of plotly.js, and the one that stands in for it.</summary>
    public static string Embed(PlotlyChart plot, Chart still) => $"""
        {DeckStyle.Figure}<div id="{plot.Id}" class="minimax-figure" style="max-width:{still.Width}px">{still.ToSvg()}</div>
        <script>
        {Script(plot)}
        </script>
        """;

    // One copy of the library serves all charts of a page. It is evaluated with no module loader in sight: under RequireJS, which classic
    // notebooks use, its anonymous definition would be an error. Offline, or where a page forbids scripts, the drawing stays.
    // Where nothing can hover, on a phone, plotly.js would show its buttons all the time, over the title: there are none.
    private static string Script(PlotlyChart plot) => $$"""
        (function () {
          const place = document.getElementById('{{plot.Id}}');
          const still = place.innerHTML;
          const draw = library => {
            const look = { font: { color: getComputedStyle(place).color, family: 'system-ui, sans-serif', size: 14 } };
            const Plotly = { newPlot: (id, data, layout) => {
              place.replaceChildren();
              place.style.height = (layout.height || 400) + 'px';
              const title = { text: layout.title, yref: 'container', y: 1, yanchor: 'top', pad: { t: 12 } };
              return library.newPlot(place, data, Object.assign(look, layout, { title }), { responsive: true, displaylogo: false, displayModeBar: matchMedia('(hover: hover)').matches && 'hover' });
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

    private static Trace ToTrace(Chart chart, Series series, Colour colour)
    {
        if (series is { Mark: Mark.Dashes, X: [] }) series = series with { X = [.. Range(chart.X, chart.Ends().X)], Y = [series.Y[0], series.Y[0]] };
        var bearsSquares = series is { HasSquares: true, Mark: Mark.Line };
        var mode = series.Mark == Mark.Dots ? "markers" : bearsSquares ? "lines+markers" : "lines";
        var trace = new Scatter { name = series.Name, mode = mode, x = Brief(series.X), y = Brief(series.Y) };
        var marker = new Marker { color = colour.Hex, size = series.Thickness, opacity = series.Opacity * colour.Alpha };
        if (series.HasSquares) marker.symbol = "square";
        if (bearsSquares) (marker.size, marker.maxdisplayed) = (ChartDrawing.SquareSize, ChartDrawing.Squares);
        if (series.Mark != Mark.Dots) trace.line = new Line { color = colour.Hex, width = series.Thickness };
        if (series.Mark == Mark.Dots || bearsSquares) trace.marker = marker;
        if (series.Name.Length == 0) trace.showlegend = false;
        if (series.Mark == Mark.Dashes) trace.line.dash = "dash";
        if (series.Mark == Mark.Area) (trace.fill, trace.fillcolor) = ("tozeroy", colour.Fade(series.Opacity).ToCss());
        return trace;
    }

    private static Heatmap ToMap(Series map)
    {
        var (rows, columns) = (map.Cells.GetLength(0), map.Cells.GetLength(1));
        double[] Centres(double[] ends, int count) => Brief(Enumerable.Range(0, count).Select(i => ends[0] + (i + 0.5) / count * (ends[1] - ends[0])));
        return new Heatmap
        {
            name = map.Name,
            x = Centres(map.X, columns),
            y = Centres(map.Y, rows),
            z = Enumerable.Range(0, rows).Select(row => Brief(Enumerable.Range(0, columns).Select(column => map.Cells[row, column]))),
            zmin = map.Range.Low,
            zmax = map.Range.High,
            colorscale = map.Scale.ToPlotly(),
            showscale = true,
        };
    }

    private static Layout ToLayout(Chart chart)
    {
        const string transparent = "rgba(0,0,0,0)";
        var ends = chart.Ends();
        var rows = LegendRows(chart);
        var horizontal = new Xaxis { title = chart.X.Title, type = Type(chart.X), range = new[] { ends.X.Low, ends.X.High }, gridcolor = Grid, zeroline = false };
        var vertical = new Yaxis { title = chart.Y.Title, type = Type(chart.Y), range = new[] { ends.Y.Low, ends.Y.High }, gridcolor = Grid, zeroline = false };
        (horizontal.ticks, horizontal.ticklen, horizontal.tickcolor) = ("outside", 7, transparent); // labels of both axes stand clear of each other
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
            showlegend = rows > 0,
            legend = new Legend { orientation = "h", x = 0, y = 1.02, yanchor = "bottom" },
            margin = new Margin { l = 64, r = chart.IsMap ? 0 : 20, t = 46 + rows * 22, b = 52 },
            paper_bgcolor = transparent,
            plot_bgcolor = transparent,
        };
    }

    // Of names in columns of one width, as plotly.js sets them where they do not fit into one row; between title and axes there is room for that many.
    private static int LegendRows(Chart chart)
    {
        const float symbol = 48; // and the gaps beside it
        float[] widths = [.. chart.Coloured.Select(one => one.Series.Name).Where(name => name.Length > 0).Select(name => symbol + Sheet.Width(name, 14))];
        var room = chart.Width - 84f;
        return widths.Length < 2 ? 0 : widths.Sum() <= room ? 1 : (int)MathF.Ceiling(widths.Length / MathF.Max(1, MathF.Floor(room / widths.Max())));
    }

    private static string Type(Axis axis) => axis.IsLogarithmic ? "log" : "linear";

    private static double[] Range(Axis axis, (double Low, double High) places) =>
        axis.IsLogarithmic ? [Math.Pow(10, places.Low), Math.Pow(10, places.High)] : [places.Low, places.High];

    // Six digits are more than a screen can show.
    private static double[] Brief(IEnumerable<double> values) =>
        [.. values.Select(value => double.Parse(value.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture))];
}
