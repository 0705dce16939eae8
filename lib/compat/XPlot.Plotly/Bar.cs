namespace XPlot.Plotly;

/// <summary>Upright bars.</summary>
public class Bar : Trace
{
    /// <summary>A trace that plotly.js knows by this type.</summary>
    public Bar() => type = "bar";

    /// <summary>Always <c>bar</c>.</summary>
    public string type
    {
        get => Properties.Get<string>();
        set => Properties.Set(value);
    }

    /// <summary>A name or a number a bar.</summary>
    public object x
    {
        get => Properties.Get<object>();
        set => Properties.Set(value);
    }

    /// <summary>The bars' heights.</summary>
    public object y
    {
        get => Properties.Get<object>();
        set => Properties.Set(value);
    }

    /// <summary>The look of the bars.</summary>
    public Marker marker
    {
        get => Properties.Get<Marker>();
        set => Properties.Set(value);
    }

    /// <summary>In [0, 1].</summary>
    public double opacity
    {
        get => Properties.Get<double>();
        set => Properties.Set(value);
    }
}
