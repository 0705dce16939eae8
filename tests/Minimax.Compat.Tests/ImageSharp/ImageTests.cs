using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace Minimax.Compat.Tests.ImageSharp;

public sealed class ImageTests
{
    [Fact]
    public void Pixels_are_found_by_column_and_row()
    {
        using var image = Image.LoadPixelData<L8>([1, 2, 3, 4, 5, 6], 3, 2);

        image[2, 0].PackedValue.ShouldBe((byte)3);
        image[0, 1].PackedValue.ShouldBe((byte)4);
        Should.Throw<ArgumentOutOfRangeException>(() => image[3, 0]);
        Should.Throw<ArgumentOutOfRangeException>(() => image[0, -1]);
    }

    [Fact]
    public void Too_few_pixels_are_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Image.LoadPixelData<Rgb24>(new byte[11], 2, 2));

    [Fact]
    public void Colours_become_grey_by_their_luminance()
    {
        var grey = default(L8);
        grey.FromRgba32(new Rgba32(100, 200, 50));
        grey.PackedValue.ShouldBe((byte)168); // 0.2126 · 100 + 0.7152 · 200 + 0.0722 · 50 = 167.91
    }

    [Fact]
    public void A_saved_file_is_loaded_again()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.png");
        try
        {
            using (var image = new Image<Rgb24>(4, 3) { [1, 2] = new Rgb24(9, 8, 7) }) image.SaveAsPng(path);
            using var loaded = Image.Load<Rgb24>(path);
            (loaded.Width, loaded.Height, loaded[1, 2], loaded[0, 0]).ShouldBe((4, 3, new Rgb24(9, 8, 7), new Rgb24(0, 0, 0)));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
