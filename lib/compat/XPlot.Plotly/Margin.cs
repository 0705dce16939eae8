namespace XPlot.Plotly;

/// <summary>The space around the plot, in pixels.</summary>
public class Margin : IPlotlyObject
{
    private readonly Properties properties = new();

    /// <summary>Left.</summary>
    public double l
    {
        get => properties.Get<double>();
        set => properties.Set(value);
    }

    /// <summary>Right.</summary>
    public double r
    {
        get => properties.Get<double>();
        set => properties.Set(value);
    }

    /// <summary>Top.</summary>
    public double t
    {
        get => properties.Get<double>();
        set => properties.Set(value);
    }

    /// <summary>Bottom.</summary>
    public double b
    {
        get => properties.Get<double>();
        set => properties.Set(value);
    }

    Properties IPlotlyObject.Properties => properties;
}
