namespace Minimax.Metrics;

/// <summary>What can be seen to go wrong in a GAN's run.</summary>
public enum Failure
{
    /// <summary>A loss or a weight is not a number any more.</summary>
    NotANumber,

    /// <summary>D calls data false and samples real.</summary>
    LabelsSwapped,

    /// <summary>No gradient reaches G.</summary>
    GradientCut,

    /// <summary>D is sure, and G gets nowhere.</summary>
    DiscriminatorWins,

    /// <summary>The numbers swing, and ever wider or wilder.</summary>
    Oscillation,

    /// <summary>G makes a few things only.</summary>
    ModeCollapse,

    /// <summary>Data and samples are not on the same scale.</summary>
    WrongRange,

    /// <summary>G makes copies of what it was trained on.</summary>
    Memorising,
}
