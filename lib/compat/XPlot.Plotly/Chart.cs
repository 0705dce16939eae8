namespace XPlot.Plotly;

/// <summary>Makes charts of traces.</summary>
public class Chart
{
    private Chart()
    {
    }

    /// <summary>A chart of these traces, drawn in their order.</summary>
    public static PlotlyChart Plot<a>(IEnumerable<a> data, Layout.Layout layout)
        where a : Trace
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(layout);
        return new PlotlyChart([.. data], layout);
    }
}
