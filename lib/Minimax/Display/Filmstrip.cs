using System.Net;
using System.Numerics;
using System.Text;
using Microsoft.DotNet.Interactive.Formatting;

namespace Minimax.Display;

/// <summary>
/// Pictures over time, such as what a generator makes of the same latents at several steps: in a page a slider over the frames, where no script
/// runs all frames in a row.
/// </summary>
[TypeFormatterSource(typeof(PictureLook<Filmstrip>), PreferredMimeTypes = ["text/html", "image/png", "text/plain"])]
public sealed class Filmstrip : IPictureLook
{
    private const int Gap = 12; // pixels between two frames
    private const int CaptionHeight = 22;

    private readonly List<(string Caption, SampleGrid Grid)> frames = [];

    /// <summary>Adds a frame.</summary>
    /// <param name="caption">When it was taken, such as <c>step 300</c>.</param>
    /// <param name="grid">What was seen then.</param>
    /// <returns>The strip, so that calls can be chained.</returns>
    public Filmstrip Add(string caption, SampleGrid grid)
    {
        ArgumentNullException.ThrowIfNull(caption);
        ArgumentNullException.ThrowIfNull(grid);
        frames.Add((caption, grid));
        return this;
    }

    /// <inheritdoc/>
    public string ToHtml()
    {
        var id = $"film-{Guid.NewGuid():N}";
        var html = new StringBuilder($"<div id=\"{id}\"><div style=\"display:flex;gap:{Gap}px;flex-wrap:wrap\">");
        foreach (var (caption, grid) in frames)
            html.Append($"<figure style=\"margin:0\"><figcaption>{WebUtility.HtmlEncode(caption)}</figcaption>{grid.ToHtml()}</figure>");
        return html.Append($"</div></div>\n<script>\n{Script(id)}\n</script>").ToString();
    }

    /// <inheritdoc/>
    public Picture ToPicture()
    {
        var pictures = frames.Select(frame => frame.Grid.ToPicture()).ToList();
        if (pictures.Count == 0) return new Canvas(1, 1).ToPicture();
        var canvas = new Canvas(pictures.Sum(picture => picture.Width + Gap) - Gap, pictures.Max(picture => picture.Height) + CaptionHeight);
        var left = 0f;
        foreach (var ((caption, _), picture) in frames.Zip(pictures))
        {
            canvas.Text(caption, new Vector2(left, CaptionHeight - 7), 14, Colour.Ink);
            canvas.Draw(picture, new Vector2(left, CaptionHeight), new Vector2(picture.Width, picture.Height));
            left += picture.Width + Gap;
        }

        return canvas.ToPicture();
    }

    /// <inheritdoc/>
    public string ToPlainText() => $"{frames.Count} frames: {string.Join(", ", frames.Select(frame => frame.Caption))}";

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
