namespace XPlot.Plotly;

/// <summary>Traces and their layout, ready for plotly.js.</summary>
public class PlotlyChart
{
    private readonly Trace[] data;
    private readonly Layout.Layout layout;

    internal PlotlyChart(Trace[] data, Layout.Layout layout) => (this.data, this.layout) = (data, layout);

    /// <summary>The id of the page's element that the chart is drawn into.</summary>
    public string Id { get; set; } = Guid.NewGuid().ToString();

    /// <summary>JavaScript that defines <c>data</c> and <c>layout</c>, and calls <c>Plotly.newPlot</c> with the id and both.</summary>
    public string GetPlottingJS() => $"var data = {Properties.ToJson(data)};\nvar layout = {Properties.ToJson(layout)};\nPlotly.newPlot('{Id}', data, layout);";
}
