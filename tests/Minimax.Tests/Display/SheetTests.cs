using Minimax.Display;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SkiaSharp;

namespace Minimax.Tests.Display;

public sealed class SheetTests
{
    [Fact]
    public void A_PNG_of_many_colours_shows_the_same_pixels()
    {
        using var sheet = Sheet.Draw(100, 100, _ => { });
        var random = new Random(1);
        for (var i = 0; i < 10_000; i++) sheet.SetPixel(i % 100, i / 100, new SKColor((uint)random.Next() | 0xff000000));
        Differences(sheet, Sheet.ToPng(sheet)).Max().ShouldBe(0);
    }

    [Fact]
    public void A_chart_keeps_its_colours_and_shares_those_of_its_edges()
    {
        using var sheet = Sheet.Draw(400, 300, canvas =>
        {
            using var line = new SKPaint { IsAntialias = true, StrokeWidth = 3 };
            for (var i = 0; i < 8; i++)
            {
                line.Color = SKColor.FromHsv(45 * i, 80, 80);
                canvas.DrawLine(10, 10 + i, 390, 290 - (35 * i), line);
            }

            Sheet.Text(canvas, "Minimax", 200, 150, 40);
        });
        var png = Sheet.ToPng(sheet);
        png[25].ShouldBe((byte)3); // the header's colour type: a palette
        var differences = Differences(sheet, png);
        differences.Average().ShouldBeLessThan(1.5);
        sheet.GetPixel(0, 0).ShouldBe(SKColors.White);
        differences[0].ShouldBe(0); // the paper stays white
    }

    [Fact]
    public void A_picture_without_colours_is_stored_as_grey()
    {
        using var sheet = Sheet.Draw(256, 1, canvas =>
        {
            using var paint = new SKPaint();
            for (byte i = 0; i < 255; i++) canvas.DrawPoint(i + 0.5f, 0.5f, new SKColor(i, i, i));
        });
        var png = Sheet.ToPng(sheet);
        png[25].ShouldBe((byte)0); // the header's colour type
        using var image = Image.Load<L8>(png);
        for (var i = 0; i < 256; i++) image[i, 0].PackedValue.ShouldBe((byte)i);
    }

    [Fact]
    public void Text_lies_between_its_point_and_its_width()
    {
        var width = Sheet.Width("Minimax", 20);
        var (start, middle, end) = (Columns(SKTextAlign.Left), Columns(SKTextAlign.Center), Columns(SKTextAlign.Right));

        start.Left.ShouldBe(100, 3);
        start.Right.ShouldBe(100 + width, 3);
        ((middle.Left + middle.Right) / 2.0).ShouldBe(100, 2);
        end.Right.ShouldBe(100, 3);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_font_comes_with_the_library_and_has_the_signs_of_the_course(bool isBold)
    {
        var face = isBold ? ChartFont.Bold : ChartFont.Regular;
        face.FamilyName.ShouldBe(ChartFont.Family);
        face.IsBold.ShouldBe(isBold);
        face.ContainsGlyphs("AZaz09 W₁ x² σθλμεπαβγδΔΣ é − – · … × ÷ ≤ ≥ ≠ ≈ ± → ← ∞ √ ∂ ∇ ½ % ₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹").ShouldBeTrue();
    }

    private static double[] Differences(SKBitmap sheet, byte[] png)
    {
        using var image = Image.Load<Rgb24>(png);
        return
        [
            .. from y in Enumerable.Range(0, sheet.Height)
               from x in Enumerable.Range(0, sheet.Width)
               let was = sheet.GetPixel(x, y)
               let now = image[x, y]
               select new[] { was.Red - now.R, was.Green - now.G, was.Blue - now.B }.Max(Math.Abs),
        ];
    }

    private static (double Left, double Right) Columns(SKTextAlign align)
    {
        using var sheet = Sheet.Draw(220, 60, canvas => Sheet.Text(canvas, "Minimax", 100, 40, 20, align));
        var ink = (from x in Enumerable.Range(0, 220) from y in Enumerable.Range(0, 60) where sheet.GetPixel(x, y).Red < 128 select x).ToList();
        return (ink.Min(), ink.Max() + 1);
    }
}
