namespace XPlot.Plotly;

/// <summary>The look of a line.</summary>
public class Line : IPlotlyObject
{
    private readonly Properties properties = new();

    /// <summary>A CSS colour.</summary>
    public object color
    {
        get => properties.Get<object>();
        set => properties.Set(value);
    }

    /// <summary>In pixels.</summary>
    public object width
    {
        get => properties.Get<object>();
        set => properties.Set(value);
    }

    /// <summary><c>solid</c>, <c>dash</c> or <c>dot</c>.</summary>
    public string dash
    {
        get => properties.Get<string>();
        set => properties.Set(value);
    }

    Properties IPlotlyObject.Properties => properties;
}
