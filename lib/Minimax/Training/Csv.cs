namespace Minimax.Training;

/// <summary>Writes tables as comma-separated values (RFC 4180): a value with a comma, a quotation mark or a line break stands in quotation marks.</summary>
public static class Csv
{
    /// <param name="lines">The columns' names, then the rows.</param>
    public static string Of(IEnumerable<IEnumerable<string>> lines) =>
        string.Concat(lines.Select(line => string.Join(',', line.Select(Quote)) + Environment.NewLine));

    private static string Quote(string value) => value.AsSpan().IndexOfAny(',', '"', '\n') < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
