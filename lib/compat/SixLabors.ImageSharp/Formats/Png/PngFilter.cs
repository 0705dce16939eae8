namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>PNG's row filters (specification, section 9): a byte is predicted from the bytes to its left (a), above (b) and above left (c).</summary>
internal static class PngFilter
{
    /// <summary>Turns a filtered row back into samples, in place.</summary>
    /// <param name="filter">The row's filter byte, 0 to 4.</param>
    /// <param name="row">The filtered bytes.</param>
    /// <param name="above">The samples of the row above; zeros for the first.</param>
    /// <param name="step">Bytes of a whole pixel, at least one.</param>
    /// <exception cref="InvalidImageContentException">There is no such filter.</exception>
    public static void Undo(byte filter, Span<byte> row, ReadOnlySpan<byte> above, int step)
    {
        switch ((PngFilterMethod)filter)
        {
            case PngFilterMethod.None:
                return;
            case PngFilterMethod.Sub:
                for (var i = step; i < row.Length; i++) row[i] += row[i - step];
                return;
            case PngFilterMethod.Up:
                for (var i = 0; i < row.Length; i++) row[i] += above[i];
                return;
            case PngFilterMethod.Average:
                for (var i = 0; i < row.Length; i++) row[i] += (byte)(((i < step ? 0 : row[i - step]) + above[i]) / 2);
                return;
            case PngFilterMethod.Paeth:
                for (var i = 0; i < Math.Min(step, row.Length); i++) row[i] += above[i];
                for (var i = step; i < row.Length; i++) row[i] += Paeth(row[i - step], above[i], above[i - step]);
                return;
            default:
                throw new InvalidImageContentException($"The PNG uses the filter {filter}; there are only 0 to 4.");
        }
    }

    /// <summary>Writes what <paramref name="filter"/> leaves of a row, and returns the sum of its absolute values, a guess at its compressed size.</summary>
    public static long Apply(PngFilterMethod filter, ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int step, Span<byte> filtered)
    {
        switch (filter)
        {
            case PngFilterMethod.None:
                row.CopyTo(filtered);
                break;
            case PngFilterMethod.Sub:
                row[..step].CopyTo(filtered);
                for (var i = step; i < row.Length; i++) filtered[i] = (byte)(row[i] - row[i - step]);
                break;
            case PngFilterMethod.Up:
                for (var i = 0; i < row.Length; i++) filtered[i] = (byte)(row[i] - above[i]);
                break;
            case PngFilterMethod.Average:
                for (var i = 0; i < row.Length; i++) filtered[i] = (byte)(row[i] - ((i < step ? 0 : row[i - step]) + above[i]) / 2);
                break;
            default:
                for (var i = 0; i < step; i++) filtered[i] = (byte)(row[i] - above[i]);
                for (var i = step; i < row.Length; i++) filtered[i] = (byte)(row[i] - Paeth(row[i - step], above[i], above[i - step]));
                break;
        }

        var sum = 0L;
        foreach (var value in filtered) sum += Math.Abs((int)(sbyte)value);
        return sum;
    }

    private static byte Paeth(byte a, byte b, byte c)
    {
        var (pa, pb, pc) = (Math.Abs(b - c), Math.Abs(a - c), Math.Abs(a + b - 2 * c));
        return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
    }
}
