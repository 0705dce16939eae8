namespace XPlot.Plotly;

/// <summary>Anything that becomes a JSON object of plotly.js.</summary>
internal interface IPlotlyObject
{
    Properties Properties { get; }
}
