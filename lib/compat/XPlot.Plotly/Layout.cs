// In the original this is a class inside a static class of the same name, which C# cannot declare; as a namespace it is written alike.
namespace XPlot.Plotly.Layout;

/// <summary>Everything around the traces.</summary>
public class Layout : IPlotlyObject
{
    private readonly Properties properties = new();

    /// <summary>Above the plot.</summary>
    public string title
    {
        get => properties.Get<string>();
        set => properties.Set(value);
    }

    /// <summary>In pixels.</summary>
    public double height
    {
        get => properties.Get<double>();
        set => properties.Set(value);
    }

    /// <summary>The horizontal axis.</summary>
    public Xaxis xaxis
    {
        get => properties.Get<Xaxis>();
        set => properties.Set(value);
    }

    /// <summary>The vertical axis.</summary>
    public Yaxis yaxis
    {
        get => properties.Get<Yaxis>();
        set => properties.Set(value);
    }

    /// <summary>Whether the traces' names are shown.</summary>
    public bool showlegend
    {
        get => properties.Get<bool>();
        set => properties.Set(value);
    }

    /// <summary>Where they are shown.</summary>
    public Legend legend
    {
        get => properties.Get<Legend>();
        set => properties.Set(value);
    }

    /// <summary>The space around the plot.</summary>
    public Margin margin
    {
        get => properties.Get<Margin>();
        set => properties.Set(value);
    }

    /// <summary>A CSS colour.</summary>
    public string paper_bgcolor
    {
        get => properties.Get<string>();
        set => properties.Set(value);
    }

    /// <summary>A CSS colour.</summary>
    public string plot_bgcolor
    {
        get => properties.Get<string>();
        set => properties.Set(value);
    }

    Properties IPlotlyObject.Properties => properties;
}
