using Minimax.Editing;
using Minimax.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Editing;

public sealed class LatentEditorTests
{
    private readonly LatentEditor editor;

    public LatentEditorTests()
    {
        manual_seed(0);
        var g = new Dcgan.Generator(latent: 8, width: 4);
        using (no_grad()) foreach (var weight in g.parameters().Where(weight => weight.dim() > 1)) weight.mul_(10); // DCGAN's begin so small that all is grey
        editor = new LatentEditor(g, randn(1, 8)) { Steps = 60 };
    }

    [Fact]
    public void A_stroke_brings_the_picture_nearer_to_it()
    {
        var first = editor.Image;
        editor.Paint([(5, 5), (20, 20)], 1.5, 1);
        editor.Count.ShouldBe(1);
        Cost(editor.Image).ShouldBeLessThan(0.9f * Cost(first));

        float Cost(Tensor image) => editor.Strokes.Cost(image).item<float>();
    }

    [Fact]
    public void A_stroke_of_a_colour_changes_the_picture_towards_that_colour_in_each_channel()
    {
        var g = new Dcgan.Generator(imageSize: 32, channels: 3, latent: 8, width: 4);
        using (no_grad()) foreach (var weight in g.parameters().Where(weight => weight.dim() > 1)) weight.mul_(10);
        var painted = new LatentEditor(g, randn(1, 8)) { Steps = 60 };
        var (before, colour) = (painted.Image.clone(), new[] { 1.0, -1, 1 });
        painted.Paint([(8, 8), (24, 24)], 2, colour);
        painted.Image.shape.ShouldBe([1, 3, 32, 32]);
        var (was, now) = (Misses(before), Misses(painted.Image));
        for (var channel = 0; channel < 3; channel++) now[channel].ShouldBeLessThan(was[channel], $"channel {channel}");

        double[] Misses(Tensor image) => [.. Enumerable.Range(0, 3).Select(i =>
            ((image[0, i] - colour[i]).square() * painted.Strokes.Mask[0, 0]).sum().item<float>() / painted.Strokes.Mask.sum().item<float>())];
    }

    [Fact]
    public void Undo_brings_back_what_was_there_bit_by_bit()
    {
        var (latent, image) = (editor.Latent.clone(), editor.Image.clone());
        editor.Paint([(5, 5)], 2, 1);
        editor.Paint([(9, 9)], 2, -1);
        editor.Undo().ShouldBeTrue();
        editor.Count.ShouldBe(1);
        editor.Undo().ShouldBeTrue();
        editor.Undo().ShouldBeFalse();
        editor.Latent.equal(latent).all().item<bool>().ShouldBeTrue();
        editor.Image.equal(image).all().item<bool>().ShouldBeTrue();
        editor.Strokes.Mask.sum().item<float>().ShouldBe(0);
    }

    [Fact]
    public void A_stroke_depends_on_nothing_but_where_it_began()
    {
        editor.Paint([(5, 5), (9, 9)], 2, 1);
        var once = editor.Image.clone();
        editor.Undo();
        editor.Paint([(5, 5)], 2, 1);
        editor.Undo();
        editor.Paint([(5, 5), (9, 9)], 2, 1);
        editor.Image.allclose(once, atol: 1e-5).ShouldBeTrue();
    }

    [Fact]
    public void The_film_goes_from_the_first_picture_to_this_one()
    {
        var first = editor.Image.clone();
        editor.Paint([(5, 5), (20, 20)], 1.5, 1);
        var film = editor.Film(5);
        film.shape.ShouldBe([5, 1, 28, 28]);
        film[..1].allclose(first, atol: 1e-5).ShouldBeTrue();
        film[^1..].allclose(editor.Image, atol: 1e-5).ShouldBeTrue();
    }

    [Fact]
    public void Another_picture_has_no_strokes_and_no_past()
    {
        editor.Paint([(5, 5)], 2, 1);
        editor.Start(zeros(1, 8));
        editor.Count.ShouldBe(0);
        editor.Undo().ShouldBeFalse();
        editor.Strokes.Mask.sum().item<float>().ShouldBe(0);
        editor.Latent.abs().sum().item<float>().ShouldBe(0);
    }

    [Fact]
    public void What_it_holds_outlives_a_scope()
    {
        using (NewDisposeScope()) editor.Paint([(5, 5)], 2, 1);
        editor.Image.sum().item<float>().ShouldNotBe(float.NaN);
        editor.Undo();
        using (NewDisposeScope()) editor.Start(ones(1, 8));
        editor.Latent.sum().item<float>().ShouldBe(8);
    }
}
