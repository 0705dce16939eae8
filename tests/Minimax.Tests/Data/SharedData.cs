using Minimax.Data;

namespace Minimax.Tests.Data;

/// <summary>The mirror of real data sets that a developer may have beside the checkout, or at <c>MINIMAX_SHARED</c>.</summary>
internal static class SharedData
{
    /// <summary>The folder of a set in the mirror; the test is skipped where there is none.</summary>
    public static string Of(DataSet set)
    {
        var folder = Path.Combine(Root(), "data", set.Name);
        Assert.SkipUnless(Directory.Exists(folder), $"shared data is absent: {folder}");
        return folder;
    }

    private static string Root() =>
        Environment.GetEnvironmentVariable("MINIMAX_SHARED") is { Length: > 0 } shared ? shared : Path.GetFullPath(Path.Combine(Checkout.Root, "..", "shared"));
}
