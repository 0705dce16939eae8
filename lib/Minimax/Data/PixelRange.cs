namespace Minimax.Data;

/// <summary>What a pixel's byte becomes when a batch is made of it.</summary>
public enum PixelRange
{
    /// <summary>0 … 255 → [-1, 1], the range of a generator that ends in tanh.</summary>
    Signed,

    /// <summary>0 … 255 → [0, 1], the range of a generator that ends in a sigmoid.</summary>
    Unit,
}
