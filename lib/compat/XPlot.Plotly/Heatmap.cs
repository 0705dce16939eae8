namespace XPlot.Plotly;

/// <summary>A number at every point of a grid, as a colour.</summary>
public class Heatmap : Trace
{
    /// <summary>A trace that plotly.js knows by this type.</summary>
    public Heatmap() => type = "heatmap";

    /// <summary>Always <c>heatmap</c>.</summary>
    public string type
    {
        get => Properties.Get<string>();
        set => Properties.Set(value);
    }

    /// <summary>The columns' centres.</summary>
    public object x
    {
        get => Properties.Get<object>();
        set => Properties.Set(value);
    }

    /// <summary>The rows' centres.</summary>
    public object y
    {
        get => Properties.Get<object>();
        set => Properties.Set(value);
    }

    /// <summary>A list of rows.</summary>
    public object z
    {
        get => Properties.Get<object>();
        set => Properties.Set(value);
    }

    /// <summary>Pairs of a position in [0, 1] and a CSS colour.</summary>
    public object colorscale
    {
        get => Properties.Get<object>();
        set => Properties.Set(value);
    }

    /// <summary>The value at the scale's beginning.</summary>
    public double zmin
    {
        get => Properties.Get<double>();
        set => Properties.Set(value);
    }

    /// <summary>The value at the scale's end.</summary>
    public double zmax
    {
        get => Properties.Get<double>();
        set => Properties.Set(value);
    }

    /// <summary>Whether the scale is drawn beside the grid.</summary>
    public bool showscale
    {
        get => Properties.Get<bool>();
        set => Properties.Set(value);
    }
}
