namespace Minimax.Cli.Editing;

/// <summary>What the page sends of a stroke.</summary>
/// <param name="Path">Points, in pixels of the generator's picture: x, then y.</param>
/// <param name="Radius">Of the brush, in such pixels.</param>
/// <param name="Colour">Red, green and blue, each in [-1, 1].</param>
/// <param name="Longer">Whether it is the last stroke again, which has become longer.</param>
internal sealed record EditStroke(double[][] Path, double Radius, double[] Colour, bool Longer)
{
    private const int MostPoints = 2000;

    /// <summary>What is wrong with it, in words; null if nothing is.</summary>
    public string? Fault()
    {
        if (Path is not { Length: > 0 and <= MostPoints } || Path.Any(point => point is not { Length: 2 } || !point.All(double.IsFinite)))
            return $"a stroke has 1 to {MostPoints} points of two numbers.";
        if (Radius is not (> 0 and <= 64)) return "a brush has a radius above 0, and of 64 at most.";
        return Colour is { Length: 3 } && Colour.All(part => part is >= -1 and <= 1) ? null : "a colour is three numbers from -1 to 1.";
    }
}
