using ScottPlot;
using ScottPlot.Panels;

namespace Minimax.Display;

/// <summary>A legend above a chart, as wide as the chart and of as many rows as its names take.</summary>
internal sealed class WideLegend(Legend legend, float width) : LegendPanel(legend)
{
    private const float Air = 8; // below the last row

    public override float Measure(Paint paint) => Legend.GetLayout(new PixelSize(width, float.MaxValue), paint).LegendRect.Height + Air;

    public override void Render(RenderPack rp, float size, float offset)
    {
        var bounds = GetPanelRect(rp.DataRect, size, offset, rp.Paint);
        Legend.IsVisible = true;
        Legend.Render(rp.Canvas, rp.Paint, new PixelRect(0, width, bounds.Bottom, bounds.Top), Alignment.UpperCenter);
        Legend.IsVisible = false; // nor does it lie over the data
    }
}
