using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.DotNet.Interactive.Formatting;

namespace Minimax.Display;

/// <summary>What was measured, row by row: usually a number beside the published one, with samples, seconds, device and seed.</summary>
[TypeFormatterSource(typeof(Look<ResultTable>), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class ResultTable : ITextLook
{
    private readonly string[] columns;
    private readonly List<(string Text, bool IsNumber)[]> rows = [];
    private readonly Dictionary<(int Row, int Column), Colour> shades = [];

    /// <summary>A table without rows.</summary>
    /// <param name="columns">The headings.</param>
    public ResultTable(params string[] columns)
    {
        ArgumentOutOfRangeException.ThrowIfZero(columns.Length, nameof(columns));
        this.columns = columns;
    }

    /// <summary>Adds a row.</summary>
    /// <param name="cells">
    /// One value a column: a number (fractions are shown with four significant digits), a text, or null for what is not known; any of them
    /// <see cref="Shaded"/> with a colour behind it.
    /// </param>
    /// <returns>The table, so that calls can be chained.</returns>
    /// <exception cref="ArgumentException">There are not as many cells as columns.</exception>
    public ResultTable Row(params object?[] cells)
    {
        if (cells.Length != columns.Length)
            throw new ArgumentException($"The table has {columns.Length} columns, the row {cells.Length} cells.", nameof(cells));
        foreach (var (column, cell) in cells.Index())
        {
            if (cell is Shaded { Shade: var shade }) shades[(rows.Count, column)] = shade;
        }

        return Row(Array.ConvertAll(cells, Write));
    }

    public string ToHtml()
    {
        var html = new StringBuilder($"<div>{DeckStyle.Table}<table class=\"minimax-table\" style=\"border-collapse:collapse\"><thead><tr>");
        for (var i = 0; i < columns.Length; i++) html.Append(Cell("th", columns[i], IsNumeric(i), "border-bottom:2px solid #888"));
        html.Append("</tr></thead><tbody>");
        foreach (var (place, row) in rows.Index())
        {
            html.Append("<tr>");
            for (var i = 0; i < columns.Length; i++) html.Append(Cell("td", row[i].Text, IsNumeric(i), $"border-bottom:1px solid #8884{Behind(place, i)}"));
            html.Append("</tr>");
        }

        return html.Append("</tbody></table></div>").ToString();
    }

    public string ToPlainText()
    {
        var widths = columns.Select((heading, i) => rows.Select(row => row[i].Text.Length).Append(heading.Length).Max()).ToArray();
        string Line(Func<int, string> cell) =>
            string.Join("  ", widths.Select((width, i) => IsNumeric(i) ? cell(i).PadLeft(width) : cell(i).PadRight(width))).TrimEnd();
        string[] lines = [Line(i => columns[i]), Line(i => new string('─', widths[i])), .. rows.Select(row => Line(i => row[i].Text))];
        return string.Join('\n', lines);
    }

    /// <summary>Adds a row of cells that are written already.</summary>
    internal ResultTable Row(params (string Text, bool IsNumber)[] cells)
    {
        rows.Add(cells);
        return this;
    }

    private static (string Text, bool IsNumber) Write(object? value) => value switch
    {
        Shaded shaded => Write(shaded.Value),
        null => ("–", true),
        double number => (Number.Short(number), true),
        float number => (Number.Short(number), true),
        int or long => (Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture), true),
        _ => (value.ToString() ?? "", false),
    };

    // Text on a colour is dark on a light page and on a dark one.
    private string Behind(int row, int column) =>
        shades.TryGetValue((row, column), out var shade) ? $";background:{shade.ToCss()};color:{Colour.Ink.Hex}" : "";

    private static string Cell(string element, string text, bool isNumeric, string border) =>
        $"<{element} style=\"text-align:{(isNumeric ? "right" : "left")};padding:4px 12px;{border}\">{WebUtility.HtmlEncode(text)}</{element}>";

    // Numbers stand under each other by their last digit, and their heading with them.
    private bool IsNumeric(int column) => rows.Count > 0 && rows.TrueForAll(row => row[column].IsNumber);
}
