namespace XPlot.Plotly;

/// <summary>The look of text.</summary>
public class Font : IPlotlyObject
{
    private readonly Properties properties = new();

    /// <summary>A CSS colour.</summary>
    public string color
    {
        get => properties.Get<string>();
        set => properties.Set(value);
    }

    /// <summary>CSS font families.</summary>
    public string family
    {
        get => properties.Get<string>();
        set => properties.Set(value);
    }

    /// <summary>In pixels.</summary>
    public double size
    {
        get => properties.Get<double>();
        set => properties.Set(value);
    }

    Properties IPlotlyObject.Properties => properties;
}
