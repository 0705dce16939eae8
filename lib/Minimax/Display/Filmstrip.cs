using System.Net;
using System.Text;
using Microsoft.DotNet.Interactive.Formatting;
using SkiaSharp;

namespace Minimax.Display;

/// <summary>
/// Pictures over time, such as what a generator makes of the same latents at several steps: in a page a slider over the frames, where no script
/// runs all frames side by side.
/// </summary>
[TypeFormatterSource(typeof(Look<Filmstrip>), PreferredMimeTypes = ["text/html", "image/png", "text/plain"])]
public sealed class Filmstrip : IPictureLook
{
    private const int Gap = 12; // pixels between two frames
    private const int CaptionHeight = 22;
    private const int FramesInRow = 4; // of the picture

    private readonly List<(string Caption, IPictureLook Look)> frames = [];

    /// <summary>Adds a frame.</summary>
    /// <param name="caption">When it was taken, such as <c>step 300</c>.</param>
    /// <param name="look">What was seen then: samples, or a chart.</param>
    /// <returns>The strip, so that calls can be chained.</returns>
    public Filmstrip Add(string caption, IPictureLook look)
    {
        frames.Add((caption, look));
        return this;
    }

    public string ToHtml()
    {
        var id = $"film-{Guid.NewGuid():N}";
        var html = new StringBuilder($"{DeckStyle.Figure}<div id=\"{id}\" class=\"minimax-figure\"><div style=\"display:flex;gap:{Gap}px;flex-wrap:wrap\">");
        foreach (var (caption, look) in frames)
            html.Append($"<figure style=\"margin:0\"><figcaption>{WebUtility.HtmlEncode(caption)}</figcaption>{Still(look)}</figure>");
        return html.Append($"</div></div>\n<script>\n{Script(id)}\n</script>").ToString();
    }

    public SKBitmap ToPicture()
    {
        var pictures = frames.ConvertAll(frame => ChartDrawing.ToPart(frame.Look));
        var (stepX, stepY) = (pictures.Max(one => (int?)one.Width) ?? 1, (pictures.Max(one => (int?)one.Height) ?? 1) + CaptionHeight);
        var (columns, rows) = (Math.Clamp(pictures.Count, 1, FramesInRow), Math.Max(1, (pictures.Count + FramesInRow - 1) / FramesInRow));
        var sheet = Sheet.Draw(columns * (stepX + Gap) - Gap, rows * (stepY + Gap) - Gap, canvas =>
        {
            foreach (var (i, picture) in pictures.Index())
            {
                var (x, y) = (i % FramesInRow * (stepX + Gap), i / FramesInRow * (stepY + Gap));
                Sheet.Text(canvas, frames[i].Caption, x, y + CaptionHeight - 7, 14);
                canvas.DrawBitmap(picture, x, y + CaptionHeight);
            }
        });
        pictures.ForEach(picture => picture.Dispose());
        return sheet;
    }

    public string ToPlainText() => $"{frames.Count} frames: {string.Join(", ", frames.Select(frame => frame.Caption))}";

    // A chart's drawing without the script that would make it interactive: a page of many frames stays light.
    private static string Still(IPictureLook look) => look is Chart chart ? chart.ToSvg() : look.ToHtml();

    // Shows one frame at a time, at first the last one.
    private static string Script(string id) => $$"""
        (function () {
          const place = document.getElementById('{{id}}');
          const frames = Array.from(place.querySelectorAll('figure'));
          if (frames.length < 2) return;
          const slider = document.createElement('input');
          Object.assign(slider, { type: 'range', min: 0, max: frames.length - 1, value: frames.length - 1, style: 'width:min(100%,420px)' });
          slider.setAttribute('aria-label', 'frame');
          slider.oninput = () => frames.forEach((frame, i) => { frame.style.display = i == slider.value ? '' : 'none'; });
          place.prepend(slider);
          slider.oninput();
        })();
        """;
}
