namespace Minimax.Data;

/// <summary>The atoms of QM9 besides hydrogen, which is not written: it fills what the bonds leave of an atom's valence.</summary>
public enum Element
{
    C,
    N,
    O,
    F,
}
