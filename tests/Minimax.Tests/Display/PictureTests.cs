using Minimax.Display;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace Minimax.Tests.Display;

public sealed class PictureTests
{
    [Fact]
    public void Its_PNG_shows_the_same_pixels()
    {
        var rgb = new byte[3 * 7 * 5];
        new Random(1).NextBytes(rgb);

        using var image = Image.Load<Rgb24>(new Picture(7, 5, rgb).ToPng());

        var read = new byte[rgb.Length];
        image.CopyPixelDataTo(read);
        read.ShouldBe(rgb);
    }

    [Fact]
    public void A_picture_without_colours_is_stored_as_grey()
    {
        var png = new Picture(2, 1, [9, 9, 9, 200, 200, 200]).ToPng();
        png[25].ShouldBe((byte)0); // the header's colour type
        using var image = Image.Load<L8>(png);
        (image[0, 0].PackedValue, image[1, 0].PackedValue).ShouldBe(((byte)9, (byte)200));
    }

    [Fact]
    public void Bytes_that_do_not_fill_it_are_refused() =>
        Should.Throw<ArgumentException>(() => new Picture(2, 2, new byte[11])).Message.ShouldContain("take 12 bytes, not 11");
}
