namespace Minimax.Display;

/// <summary>Something that a notebook shows as a page, as a picture and as text, whichever its reader can take.</summary>
public interface IPictureLook : ITextLook
{
    /// <summary>For places that show neither pages nor SVG.</summary>
    Picture ToPicture();
}
