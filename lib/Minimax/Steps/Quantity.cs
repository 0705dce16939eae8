namespace Minimax.Steps;

/// <summary>What a number of a step is: numbers of one kind share a chart.</summary>
public enum Quantity
{
    /// <summary>What a player descends, or a part of it.</summary>
    Loss,

    /// <summary>What a discriminator says on average: a probability or a score.</summary>
    Output,

    /// <summary>A share from 0 to 1.</summary>
    Rate,

    /// <summary>The length of a gradient.</summary>
    Norm,
}
