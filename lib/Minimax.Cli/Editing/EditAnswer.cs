namespace Minimax.Cli.Editing;

/// <summary>What the page is told.</summary>
/// <param name="Size">Pixels a side.</param>
/// <param name="Picture">Red, green and blue of each pixel, row by row.</param>
/// <param name="Painted">1 for each pixel that was painted, else 0.</param>
/// <param name="Strokes">How many can be undone.</param>
/// <param name="Milliseconds">How long the generator took.</param>
internal sealed record EditAnswer(int Size, byte[] Picture, byte[] Painted, int Strokes, double Milliseconds);
