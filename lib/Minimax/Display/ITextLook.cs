namespace Minimax.Display;

/// <summary>Something that a notebook shows as a page or as text, whichever its reader can take.</summary>
public interface ITextLook
{
    /// <summary>A piece of HTML that needs nothing else.</summary>
    string ToHtml();

    /// <summary>The same for a terminal; its first line says the most.</summary>
    string ToPlainText();
}
