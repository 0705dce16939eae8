using Minimax.Steps;
using Minimax.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Steps;

public sealed class ImagePoolTests
{
    private const int Capacity = 50;

    [Fact]
    public void Until_it_is_full_the_pool_shows_what_it_is_given()
    {
        var pool = new ImagePool(Capacity, [1, 2, 2]);
        for (var i = 0; i < Capacity; i++) pool.Exchange(Image(i)).Equals(Image(i)).ShouldBeTrue();
    }

    [Fact]
    public void From_then_on_half_of_what_it_shows_is_old()
    {
        const int Draws = 4000;
        var pool = Full();
        var old = Enumerable.Range(Capacity, Draws).Count(i => Number(pool.Exchange(Image(i))) != i);
        old.ShouldBeInRange((Draws / 2) - 130, (Draws / 2) + 130); // four standard deviations, √(4000 · ¼) ≈ 32 each
    }

    [Fact]
    public void It_holds_no_more_than_its_capacity_and_shows_nothing_twice()
    {
        var pool = Full();
        var shown = Enumerable.Range(Capacity, 2000).Select(i => Number(pool.Exchange(Image(i)))).ToList();
        shown.Distinct().Count().ShouldBe(shown.Count); // an old image leaves when it is shown
        pool.state_dict()["images"].shape.ShouldBe([Capacity, 1, 2, 2]);
    }

    [Fact]
    public void What_it_holds_is_what_it_was_given_and_has_not_shown_since()
    {
        var pool = Full();
        var missing = Enumerable.Range(0, Capacity).ToHashSet(); // given and not shown by the full pool
        for (var i = Capacity; i < 300; i++)
        {
            missing.Add(i);
            missing.Remove(Number(pool.Exchange(Image(i))));
        }

        var held = pool.state_dict()["images"].unbind(0).Select(image => Number(image.unsqueeze(0)));
        held.Order().ShouldBe(missing.Order());
    }

    [Fact]
    public void Without_capacity_it_shows_what_it_is_given_for_ever()
    {
        var pool = new ImagePool(0, [1, 2, 2]);
        for (var i = 0; i < 200; i++) Number(pool.Exchange(Image(i))).ShouldBe(i);
    }

    [Fact]
    public void No_gradient_goes_through_it()
    {
        var image = Image(1).requires_grad_();
        new ImagePool(Capacity, [1, 2, 2]).Exchange(image * 2).requires_grad.ShouldBeFalse();
        new ImagePool(0, [1, 2, 2]).Exchange(image * 2).requires_grad.ShouldBeFalse();
    }

    [Fact]
    public void A_checkpoint_brings_it_back()
    {
        var file = Path.Combine(Path.GetTempPath(), $"pool-{Guid.NewGuid():N}.checkpoint");
        try
        {
            var (pool, restored) = (Full(), new ImagePool(Capacity, [1, 2, 2]));
            Checkpoint.Save(file, 7, [new Player("pool", pool, null)]);
            Checkpoint.Load(file, [new Player("pool", restored, null)]).ShouldBe(7);
            Draws(restored).ShouldBe(Draws(pool));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static int[] Draws(ImagePool pool)
    {
        manual_seed(5);
        return [.. Enumerable.Range(1000, 100).Select(i => Number(pool.Exchange(Image(i))))];
    }

    private static ImagePool Full()
    {
        manual_seed(0);
        var pool = new ImagePool(Capacity, [1, 2, 2]);
        for (var i = 0; i < Capacity; i++) pool.Exchange(Image(i));
        return pool;
    }

    private static Tensor Image(int number) => full([1, 1, 2, 2], (float)number); // (1, 1, 2, 2), told by its pixels

    private static int Number(Tensor image) => (int)image[0, 0, 0, 0].item<float>();
}
