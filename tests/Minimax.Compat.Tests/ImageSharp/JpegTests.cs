using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace Minimax.Compat.Tests.ImageSharp;

public sealed class JpegTests
{
    [Theory]
    [InlineData("baseline.jpg")]
    [InlineData("progressive.jpg")]
    public void A_file_of_another_encoder_shows_what_it_wrote(string name)
    {
        using var image = Image.Load<Rgba32>(OtherEncoder.Path(name));

        var pixels = new byte[4 * image.Width * image.Height];
        image.CopyPixelDataTo(pixels);
        var expected = Convert.FromHexString(OtherEncoder.Files().Single(file => file.Name == name).Rgba);
        pixels.Length.ShouldBe(expected.Length);
        pixels.Zip(expected, (ours, theirs) => Math.Abs(ours - theirs)).Max().ShouldBeLessThanOrEqualTo(2); // decoders may round differently
    }

    [Fact]
    public void A_cut_off_file_is_refused_wherever_it_is_cut()
    {
        var jpeg = File.ReadAllBytes(OtherEncoder.Path("baseline.jpg"));
        for (var length = 3; length < jpeg.Length - 2; length++)
            Should.Throw<InvalidImageContentException>(() => Image.Load<Rgb24>(jpeg.AsSpan(0, length))).Message.ShouldContain("JPEG is damaged");
    }

    [Fact]
    public void A_size_that_the_data_cannot_fill_is_refused_before_memory_is_taken()
    {
        var jpeg = File.ReadAllBytes(OtherEncoder.Path("baseline.jpg"));
        var size = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]) + 5; // height and width of the frame header
        jpeg.AsSpan(size, 4).Fill(0x7F);

        Should.Throw<InvalidImageContentException>(() => Image.Load<Rgb24>(jpeg)).Message.ShouldContain("32639 × 32639 pixels, more than");
    }
}
