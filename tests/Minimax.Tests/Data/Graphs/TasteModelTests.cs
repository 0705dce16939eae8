using Minimax.Data;

namespace Minimax.Tests.Data.Graphs;

public sealed class TasteModelTests
{
    private static readonly TasteModel Model = new(tastes: 3, users: 20, items: 10, within: 0.5, between: 0.1); // 60 users, 30 items

    [Fact]
    public void The_first_item_of_a_taste_is_four_times_as_popular_as_the_last_and_the_mean_is_as_said()
    {
        Model.Probability(0, 60).ShouldBe(0.8, 1e-12);
        Model.Probability(0, 69).ShouldBe(0.2, 1e-12);
        Model.Probability(70, 0).ShouldBe(0.16, 1e-12);                                 // another taste, asked the other way round
        Enumerable.Range(60, 10).Average(item => Model.Probability(0, item)).ShouldBe(0.5, 1e-12);
        (Model.Probability(0, 1), Model.Probability(60, 61)).ShouldBe((0, 0));
    }

    [Fact]
    public void Users_like_items_as_often_as_the_coins_say_and_nobody_else_has_an_edge()
    {
        var edges = Enumerable.Range(1, 20).SelectMany(seed => Model.Draw((ulong)seed).Edges).ToList();
        edges.ShouldAllBe(edge => edge.A < Model.Users && edge.B >= Model.Users);
        edges.Count(edge => Model.TasteOf(edge.A) == Model.TasteOf(edge.B)).ShouldBeInRange(5790, 6210); // 20 · 600 pairs of 0.5: four standard deviations
        edges.Count(edge => Model.TasteOf(edge.A) != Model.TasteOf(edge.B)).ShouldBeInRange(2220, 2580); // 20 · 1,200 of 0.1
        (edges.Count(edge => edge.B == 60) / (double)edges.Count(edge => edge.B == 69)).ShouldBe(4, 1.2);
    }

    [Fact]
    public void The_same_seed_draws_the_same_graph() => Model.Draw(5).Edges.ShouldBe(Model.Draw(5).Edges);
}
