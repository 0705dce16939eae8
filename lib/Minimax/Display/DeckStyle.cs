namespace Minimax.Display;

/// <summary>
/// How a look is shown on the slides that <c>jupyter nbconvert --to slides</c> makes: they are 960×700 pixels and do not scroll. On every
/// other page the rule has no effect, because only a deck has an element of the class <c>reveal</c>.
/// </summary>
internal static class DeckStyle
{
    /// <summary>Live charts beside samples, in about half of the height of a slide. Three charts and more stand in a row above the samples: in a column they reach beyond it.</summary>
    public const string Training = "<style>.reveal .minimax-training{zoom:.62}"
        + ".reveal .minimax-training .minimax-charts:has(svg:nth-of-type(3)){display:flex;flex-wrap:wrap;flex-basis:100%!important;max-width:none!important}"
        + ".reveal .minimax-training:has(svg:nth-of-type(3)){max-width:none!important}</style>";

    /// <summary>A chart or a row of frames leaves room for the cell that made it.</summary>
    public const string Figure = "<style>.reveal .minimax-figure{zoom:.75}</style>";

    /// <summary>Source that is longer than the slide scrolls within it, and so do the sources of a cell that shows several. The deck's own cells of code, which would be cut off at the right, wrap, and large pictures shrink.</summary>
    public const string Source = "<style>.reveal pre.minimax-source{font-size:13px;line-height:1.25;max-height:470px;overflow:auto}"
        + ".reveal .jp-OutputArea-child:has(pre.minimax-source)~.jp-OutputArea-child pre.minimax-source{max-height:200px}"
        + ".reveal .jp-OutputArea-child:has(~.jp-OutputArea-child pre.minimax-source) pre.minimax-source{max-height:200px}"
        + ".reveal .jp-InputArea-editor pre{white-space:pre-wrap!important;font-size:12px!important;line-height:1.25!important}"
        + ".reveal .jp-RenderedImage img{max-height:420px;width:auto}</style>";

    /// <summary>Tables in the size of the text around them, not of a headline; those of more than ten rows in a smaller one.</summary>
    public const string Table = "<style>.reveal table.minimax-table{font-size:15px}.reveal table.minimax-table td,.reveal table.minimax-table th{padding:2px 8px!important}"
        + ".reveal table.minimax-table:has(tbody tr:nth-child(11)){font-size:11px;line-height:1.15}</style>";
}
