namespace Minimax.Data;

/// <summary>
/// Users and items, and who likes what: a bipartite block model. Users and items belong to tastes; a user likes an item by a coin whose probability depends on whether
/// the item is of the user's taste and on how popular it is. The truth is known, so it can be asked how well anybody could recommend.
/// </summary>
/// <param name="tastes">How many.</param>
/// <param name="users">Of each taste.</param>
/// <param name="items">Of each taste, at least two.</param>
/// <param name="within">The mean probability that a user likes an item of the same taste; at most 0.6.</param>
/// <param name="between">Of another taste.</param>
public sealed class TasteModel(int tastes, int users, int items, double within, double between)
{
    private const double Most = 1.6; // the first item of each taste is four times as popular as the last, and the mean is 1
    private const double Least = 2 - Most;

    /// <summary>How many users: nodes 0 to Users − 1.</summary>
    public int Users => tastes * users;

    /// <summary>How many items: the nodes from Users on.</summary>
    public int Items => tastes * items;

    /// <summary>Users and items.</summary>
    public int Nodes => Users + Items;

    /// <summary>The taste of a node.</summary>
    public int TasteOf(int node) => node < Users ? node / users : (node - Users) / items;

    /// <summary>The probability of an edge between two nodes: no score of pairs can be better. 0 between two users, and between two items.</summary>
    public double Probability(int a, int b)
    {
        var (user, item) = (Math.Min(a, b), Math.Max(a, b));
        if (user >= Users || item < Users) return 0;
        var popularity = Most + ((Least - Most) * ((item - Users) % items) / (items - 1));
        return popularity * (TasteOf(user) == TasteOf(item) ? within : between);
    }

    /// <summary>A graph.</summary>
    public Graph Draw(ulong seed)
    {
        var random = new SplitMix64(seed);
        return new Graph(Nodes, from user in Enumerable.Range(0, Users)
                                from item in Enumerable.Range(Users, Items)
                                where random.Uniform() < Probability(user, item)
                                select (user, item));
    }
}
