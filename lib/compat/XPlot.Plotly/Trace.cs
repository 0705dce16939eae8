namespace XPlot.Plotly;

/// <summary>One set of data and its look.</summary>
public class Trace : IPlotlyObject
{
    private readonly Properties properties = new();

    /// <summary>The name in the legend.</summary>
    public string name
    {
        get => properties.Get<string>();
        set => properties.Set(value);
    }

    Properties IPlotlyObject.Properties => properties;

    private protected Properties Properties => properties;
}
