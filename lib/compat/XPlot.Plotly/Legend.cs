namespace XPlot.Plotly;

/// <summary>Where the names of the traces are.</summary>
public class Legend : IPlotlyObject
{
    private readonly Properties properties = new();

    /// <summary><c>h</c> puts the names beside each other, <c>v</c> below each other.</summary>
    public string orientation
    {
        get => properties.Get<string>();
        set => properties.Set(value);
    }

    /// <summary>0 is the left of the plot, 1 its right.</summary>
    public double x
    {
        get => properties.Get<double>();
        set => properties.Set(value);
    }

    /// <summary>0 is the bottom of the plot, 1 its top.</summary>
    public double y
    {
        get => properties.Get<double>();
        set => properties.Set(value);
    }

    /// <summary>Which side of the legend is at y.</summary>
    public object yanchor
    {
        get => properties.Get<object>();
        set => properties.Set(value);
    }

    Properties IPlotlyObject.Properties => properties;
}
