namespace XPlot.Plotly;

/// <summary>The vertical axis.</summary>
public class Yaxis : IPlotlyObject
{
    private readonly Properties properties = new();

    /// <summary>What it measures.</summary>
    public string title
    {
        get => properties.Get<string>();
        set => properties.Set(value);
    }

    /// <summary><c>linear</c>, <c>log</c> or <c>category</c>.</summary>
    public object type
    {
        get => properties.Get<object>();
        set => properties.Set(value);
    }

    /// <summary>Its two ends; on a logarithmic axis their decimal logarithms.</summary>
    public object range
    {
        get => properties.Get<object>();
        set => properties.Set(value);
    }

    /// <summary>The distance between two marks; on a logarithmic axis in powers of ten.</summary>
    public object dtick
    {
        get => properties.Get<object>();
        set => properties.Set(value);
    }

    /// <summary>A CSS colour.</summary>
    public string gridcolor
    {
        get => properties.Get<string>();
        set => properties.Set(value);
    }

    /// <summary>Whether zero has a line of its own.</summary>
    public bool zeroline
    {
        get => properties.Get<bool>();
        set => properties.Set(value);
    }

    Properties IPlotlyObject.Properties => properties;
}
