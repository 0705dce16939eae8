using Minimax.Display;
using SkiaSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Display;

public sealed class SampleGridTests
{
    [Fact]
    public void Each_image_lies_in_its_row_and_column_with_a_gutter_between()
    {
        var images = (arange(10, dtype: ScalarType.Float32) * 25 / 127.5 - 1).view(10, 1, 1, 1).expand(10, 1, 28, 28); // image i is 25 · i everywhere

        using var picture = SampleGrid.Of(images, columns: 8).ToPicture();

        (picture.Width, picture.Height).ShouldBe((8 * 56 + 7 * 2, 2 * 56 + 2)); // enlarged twice
        for (var i = 0; i < 10; i++)
        {
            var (left, top) = (i % 8 * 58, i / 8 * 58);
            var grey = new SKColor((byte)(25 * i), (byte)(25 * i), (byte)(25 * i));
            picture.GetPixel(left, top).ShouldBe(grey);
            picture.GetPixel(left + 55, top + 55).ShouldBe(grey);
        }

        picture.GetPixel(56, 0).ShouldBe(SKColors.White);
        picture.GetPixel(0, 57).ShouldBe(SKColors.White);
        picture.GetPixel(200, 100).ShouldBe(SKColors.White); // there are only two images in the second row
    }

    [Theory]
    [InlineData(64, 8, 28, 2)] // at least to 56 pixels
    [InlineData(64, 8, 64, 1)]
    [InlineData(4, 2, 28, 6)] // a few as large as the grid may be, and no more than six times
    [InlineData(4, 4, 32, 3)]
    [InlineData(20, 2, 28, 2)] // nor higher than a slide
    [InlineData(1, 8, 512, 1)]
    public void A_few_images_are_enlarged_further(int count, int columns, int side, int times)
    {
        using var picture = SampleGrid.Of(zeros(count, 1, side, side), columns).ToPicture();

        var across = Math.Min(count, columns);
        picture.Width.ShouldBe(times * (across * (side + 1) - 1));
    }

    [Fact]
    public void Pixels_keep_their_place_and_channels_their_colour()
    {
        var image = full([1, 3, 64, 64], -1f);
        image[0, 0, 5, 9] = tensor(1f);
        image[0, 2, 63, 0] = tensor(7f); // too bright is as bright as possible

        using var picture = SampleGrid.Of(image).ToPicture();

        picture.Width.ShouldBe(6 * 64);
        picture.GetPixel(6 * 9, 6 * 5).ShouldBe(new SKColor(255, 0, 0));
        picture.GetPixel(0, 6 * 63 + 5).ShouldBe(new SKColor(0, 0, 255));
        picture.GetPixel(6 * 5, 6 * 9).ShouldBe(new SKColor(0, 0, 0));
    }

    [Fact]
    public void Captions_take_place_at_the_left_and_above()
    {
        var grid = SampleGrid.Of(zeros(4, 1, 56, 56), 2, rowCaptions: ["real", "generated"], columnCaptions: ["0", "1"]);
        using var picture = grid.ToPicture();
        picture.Height.ShouldBe(20 + 3 * 113);
        picture.Width.ShouldBeGreaterThan(3 * 113 + 50);
        picture.GetPixel(picture.Width - 1, picture.Height - 1).ShouldBe(new SKColor(128, 128, 128));
    }

    [Fact]
    public void Text_counts_and_measures_the_images()
    {
        SampleGrid.Of(zeros(64, 1, 28, 28)).ToPlainText().ShouldBe("64 images of 28×28");
        SampleGrid.Of(zeros(1, 3, 32, 64)).ToPlainText().ShouldBe("1 image of 32×64");
        SampleGrid.Of(zeros(64, 1, 28, 28)).ToHtml().ShouldContain("alt=\"64 images of 28&#215;28\"");
    }

    [Theory]
    [InlineData(4, 2, 28, 28)]
    [InlineData(0, 1, 28, 28)]
    public void Other_shapes_are_refused(long batch, long channels, long height, long width) =>
        Should.Throw<ArgumentException>(() => SampleGrid.Of(zeros(batch, channels, height, width))).Message.ShouldContain($"not ({batch}, {channels}, 28, 28)");

    [Fact]
    public void A_stored_picture_is_the_shown_one_but_for_a_few_grey_levels()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.jpg");
        var grid = SampleGrid.Of(linspace(-1, 1, 4 * 28 * 28).view(4, 1, 28, 28), columns: 2);
        try
        {
            grid.SaveJpeg(file);
            File.ReadAllBytes(file)[..2].ShouldBe([0xFF, 0xD8]); // how a JPEG begins
            using var stored = SKBitmap.Decode(file);
            using var shown = grid.ToPicture();
            (stored.Width, stored.Height).ShouldBe((shown.Width, shown.Height));
            foreach (var (x, y) in new[] { (5, 5), (70, 40), (20, 90), (100, 100) }) Math.Abs(stored.GetPixel(x, y).Red - shown.GetPixel(x, y).Red).ShouldBeLessThanOrEqualTo(4);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Tensors_are_left_as_they_were()
    {
        using var images = zeros(2, 1, 8, 8).requires_grad_();
        var before = TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        var grid = SampleGrid.Of(images);

        TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount.ShouldBe(before);
        using var picture = grid.ToPicture();
        picture.GetPixel(0, 0).ShouldBe(new SKColor(128, 128, 128));
    }
}
