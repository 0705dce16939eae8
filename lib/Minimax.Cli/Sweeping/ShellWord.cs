namespace Minimax.Cli.Sweeping;

/// <summary>What a POSIX shell reads as one word, whatever is in it.</summary>
internal static class ShellWord
{
    public static string Of(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
