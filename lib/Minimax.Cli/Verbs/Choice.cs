using System.CommandLine;
using System.CommandLine.Parsing;

namespace Minimax.Cli.Verbs;

/// <summary>What takes one of a few words, or a number from one on.</summary>
internal static class Choice
{
    /// <summary>Says in one line which words there are, if another one was given.</summary>
    /// <param name="given">What stands on the command line.</param>
    /// <param name="name">Of the option or argument.</param>
    /// <param name="words">At least two.</param>
    public static void Check(SymbolResult given, string name, IReadOnlyList<string> words)
    {
        if (given.Tokens.Select(token => token.Value).FirstOrDefault(word => !words.Contains(word)) is { } stray)
            given.AddError($"{name} cannot be '{stray}'; it is {string.Join(", ", words.SkipLast(1))} or {words[^1]}.");
    }

    /// <summary>An option that counts.</summary>
    /// <param name="name">The option, with its dashes.</param>
    /// <param name="description">For the help.</param>
    public static Option<int?> Count(string name, string description)
    {
        var option = new Option<int?>(name) { HelpName = "N", Description = description };
        option.Validators.Add(given =>
        {
            if (given.Tokens is [var token] && !(int.TryParse(token.Value, out var count) && count > 0))
                given.AddError($"{name} is a number from 1 on.");
        });
        return option;
    }
}
