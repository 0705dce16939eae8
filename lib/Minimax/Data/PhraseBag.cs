using static TorchSharp.torch;

namespace Minimax.Data;

/// <summary>
/// Sentences as vectors: which words and which pairs of neighbouring words occur in each, in no order. Words alone would not do: a bag that holds
/// <c>red</c>, <c>blue</c>, <c>hoodie</c> and <c>wall</c> does not say which of the two is red. The pairs <c>red hoodie</c> and <c>blue wall</c> do.
/// </summary>
public sealed class PhraseBag
{
    private readonly Dictionary<string, int> places;

    /// <param name="sentences">Whose phrases the bag knows; others are overheard later.</param>
    /// <param name="atLeast">In how many sentences a phrase has to occur.</param>
    public PhraseBag(IEnumerable<string> sentences, int atLeast = 1)
    {
        Phrases = [.. sentences.SelectMany(Distinct).GroupBy(phrase => phrase).Where(same => same.Count() >= atLeast).Select(same => same.Key).Order(StringComparer.Ordinal)];
        places = Phrases.Index().ToDictionary(phrase => phrase.Item, phrase => phrase.Index);
    }

    /// <summary>What each number of a vector stands for.</summary>
    public IReadOnlyList<string> Phrases { get; }

    /// <summary>The vectors of sentences.</summary>
    /// <param name="device">Where to; the CPU if it is left out.</param>
    /// <returns>(sentences, phrases) float32: 1 for what occurs, 0 elsewhere.</returns>
    public Tensor Of(IReadOnlyList<string> sentences, Device? device = null)
    {
        var numbers = new float[sentences.Count * Phrases.Count];
        foreach (var (row, sentence) in sentences.Index())
            foreach (var phrase in Distinct(sentence))
                if (places.TryGetValue(phrase, out var column)) numbers[(row * Phrases.Count) + column] = 1;
        return tensor(numbers, [sentences.Count, Phrases.Count], device: device);
    }

    private static IEnumerable<string> Distinct(string sentence)
    {
        var words = sentence.ToLowerInvariant().Split([' ', ',', '.'], StringSplitOptions.RemoveEmptyEntries);
        return words.Concat(words.Zip(words.Skip(1), (word, next) => $"{word} {next}")).Distinct();
    }
}
