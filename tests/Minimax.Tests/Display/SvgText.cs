using System.Globalization;
using System.Xml.Linq;
using Minimax.Display;

namespace Minimax.Tests.Display;

/// <summary>A line of text in a drawing, and where it begins and ends.</summary>
internal sealed record SvgText(string Text, double FromX, double FromY, double ToX, double ToY)
{
    public static IReadOnlyList<SvgText> In(Chart chart) =>
        [.. XDocument.Parse(chart.ToSvg()).Descendants().Where(element => element.Name.LocalName == "text").Select(Read)];

    private static SvgText Read(XElement element)
    {
        double[] Numbers(string name) => [.. element.Attribute(name)!.Value.Split('(', ')', ' ', ',').Where(part => part.Length > 0 && !char.IsLetter(part[0]))
            .Select(part => double.Parse(part, CultureInfo.InvariantCulture))];
        var text = element.Value.Trim();
        var (x, y, size) = (Numbers("x")[0], Numbers("y")[0], Numbers("font-size")[0]);
        var turn = Numbers("transform") is [var right, var down] ? [1, 0, 0, 1, right, down] : Numbers("transform");
        (double X, double Y) At(double along) => ((turn[0] * along) + (turn[2] * y) + turn[4], (turn[1] * along) + (turn[3] * y) + turn[5]);
        var (from, to) = (At(x), At(x + Sheet.Width(text, (float)size)));
        return new SvgText(text, from.X, from.Y, to.X, to.Y);
    }
}
