namespace Minimax.Data;

/// <summary>An array out of a <see cref="MatFile"/>: column-major, so the first dimension runs fastest.</summary>
internal sealed record MatArray(int[] Shape, byte[] Values);
