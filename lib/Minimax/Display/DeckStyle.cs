namespace Minimax.Display;

/// <summary>
/// How a look is shown on the slides that <c>jupyter nbconvert --to slides</c> makes: they are 960×700 pixels. On every
/// other page this has no effect, because only a deck has an element of the class <c>reveal</c>.
/// </summary>
internal static class DeckStyle
{
    // What is on a slide is shown smaller, down to three fifths, until it fits; what does not fit even so scrolls, where the deck was asked for that.
    // The first script of a page does it for the others. It acts after nbconvert's own, which would have every long slide scroll.
    private static readonly string Fit = OnOneLine("""
        <script>
        (() => {
          const deck = document.querySelector(".reveal");
          if (!deck || deck.dataset.fits) return;
          deck.dataset.fits = true;
          const fit = () => {
            const slide = deck.querySelector(".slides section.present:not(.stack)");
            const room = deck.querySelector(".slides").offsetHeight;
            const { height, overflowY } = slide.style;
            Object.assign(slide.style, { height: "", overflowY: "" });
            for (const zoom of [1, 0.9, 0.8, 0.7, 0.6]) {
              slide.style.zoom = zoom;
              if (room >= slide.scrollHeight * zoom) return;
            }
            Object.assign(slide.style, { height, overflowY });
          };
          for (const event of ["ready", "slidechanged", "resize"]) deck.addEventListener(event, () => setTimeout(fit));
        })()
        </script>
        """);

    /// <summary>Live charts beside samples, in about half of the height of a slide. Three charts and more stand in a row above the samples: in a column they reach beyond it.</summary>
    public const string Training = "<style>.reveal .minimax-training{zoom:.62}"
        + ".reveal .minimax-training .minimax-charts:has(svg:nth-of-type(3)){display:flex;flex-wrap:wrap;flex-basis:100%!important;max-width:none!important}"
        + ".reveal .minimax-training:has(svg:nth-of-type(3)){max-width:none!important}</style>";

    /// <summary>A chart or a row of frames leaves room for the cell that made it.</summary>
    public const string Figure = "<style>.reveal .minimax-figure{zoom:.75}</style>";

    /// <summary>
    /// Source that is longer than the slide scrolls within it, and so do the sources of a cell that shows several. For the whole deck, since each notebook shows some
    /// source: cells of code, which would be cut off at the right, wrap, large pictures shrink, and slides fit the screen.
    /// </summary>
    public static readonly string Source = Fit + "<style>.reveal pre.minimax-source{font-size:13px;line-height:1.25;max-height:470px;overflow:auto}"
        + ".reveal .jp-OutputArea-child:has(pre.minimax-source)~.jp-OutputArea-child pre.minimax-source{max-height:200px}"
        + ".reveal .jp-OutputArea-child:has(~.jp-OutputArea-child pre.minimax-source) pre.minimax-source{max-height:200px}"
        + ".reveal .jp-InputArea-editor pre{white-space:pre-wrap!important;font-size:12px!important;line-height:1.25!important}"
        + ".reveal .jp-RenderedImage img{max-height:420px;width:auto}</style>";

    /// <summary>Tables in the size of the text around them, not of a headline; those of more than ten rows in a smaller one.</summary>
    public const string Table = "<style>.reveal table.minimax-table{font-size:15px}.reveal table.minimax-table td,.reveal table.minimax-table th{padding:2px 8px!important}"
        + ".reveal table.minimax-table:has(tbody tr:nth-child(11)){font-size:11px;line-height:1.15}</style>";

    private static string OnOneLine(string script) => string.Concat(script.Split('\n').Select(line => line.Trim()));
}
