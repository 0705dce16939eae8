namespace XPlot.Plotly;

/// <summary>The look of points or bars.</summary>
public class Marker : IPlotlyObject
{
    private readonly Properties properties = new();

    /// <summary>A CSS colour.</summary>
    public object color
    {
        get => properties.Get<object>();
        set => properties.Set(value);
    }

    /// <summary>The diameter in pixels.</summary>
    public object size
    {
        get => properties.Get<object>();
        set => properties.Set(value);
    }

    /// <summary>In [0, 1].</summary>
    public object opacity
    {
        get => properties.Get<object>();
        set => properties.Set(value);
    }

    Properties IPlotlyObject.Properties => properties;
}
