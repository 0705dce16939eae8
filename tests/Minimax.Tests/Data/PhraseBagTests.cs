using Minimax.Data;
using static TorchSharp.torch;

namespace Minimax.Tests.Data;

public sealed class PhraseBagTests
{
    [Fact]
    public void Words_and_pairs_of_neighbours_are_known_in_alphabetical_order_and_counted_once()
    {
        var bag = new PhraseBag(["A red hat, a red top."]);
        bag.Phrases.ShouldBe(["a", "a red", "hat", "hat a", "red", "red hat", "red top", "top"]);
        bag.Of(["Red top", "a hat of a top", ""]).Equals(tensor(new[,]
        {
            { 0f, 0, 0, 0, 1, 0, 1, 1 },
            { 1f, 0, 1, 0, 0, 0, 0, 1 },
            { 0f, 0, 0, 0, 0, 0, 0, 0 },
        })).ShouldBeTrue();
    }

    [Fact]
    public void A_phrase_has_to_occur_in_as_many_sentences_as_is_asked() =>
        new PhraseBag(["blue blue sky", "blue sea", "the sea"], atLeast: 2).Phrases.ShouldBe(["blue", "sea"]);

    [Fact]
    public void Captions_that_exchange_two_colours_differ_in_pairs_alone()
    {
        var person = Avatar.Random(1, 3) with { Scene = Scene.Plain, Hat = Hat.None, Glasses = Glasses.None };
        string[] captions = [.. new[] { (Hue.Red, Hue.Teal), (Hue.Teal, Hue.Red) }.Select(hues => (person with { ClothesHue = hues.Item1, SceneHue = hues.Item2 }).Caption)];
        var bag = new PhraseBag(captions);
        var differ = bag.Of(captions) is var rows ? (rows[0] - rows[1]).abs().data<float>().ToArray() : [];
        var phrases = bag.Phrases.Where((_, i) => differ[i] > 0).ToList();
        phrases.ShouldNotBeEmpty();
        phrases.ShouldAllBe(phrase => phrase.Contains(' '));
    }
}
