namespace XPlot.Plotly;

/// <summary>Points, joined by a line or not, and the area under them.</summary>
public class Scatter : Trace
{
    /// <summary>A trace that plotly.js knows by this type.</summary>
    public Scatter() => type = "scatter";

    /// <summary>Always <c>scatter</c>.</summary>
    public string type
    {
        get => Properties.Get<string>();
        set => Properties.Set(value);
    }

    /// <summary>One number a point.</summary>
    public object x
    {
        get => Properties.Get<object>();
        set => Properties.Set(value);
    }

    /// <summary>One number a point.</summary>
    public object y
    {
        get => Properties.Get<object>();
        set => Properties.Set(value);
    }

    /// <summary><c>lines</c>, <c>markers</c> or both, joined by a plus sign.</summary>
    public string mode
    {
        get => Properties.Get<string>();
        set => Properties.Set(value);
    }

    /// <summary>The look of the line.</summary>
    public Line line
    {
        get => Properties.Get<Line>();
        set => Properties.Set(value);
    }

    /// <summary>The look of the points.</summary>
    public Marker marker
    {
        get => Properties.Get<Marker>();
        set => Properties.Set(value);
    }

    /// <summary><c>tozeroy</c> fills down to zero.</summary>
    public object fill
    {
        get => Properties.Get<object>();
        set => Properties.Set(value);
    }

    /// <summary>A CSS colour.</summary>
    public string fillcolor
    {
        get => Properties.Get<string>();
        set => Properties.Set(value);
    }
}
