using System.Diagnostics;
using System.Runtime.CompilerServices;
using Minimax.Data;

namespace Minimax.Tests.Data;

/// <summary>
/// A second process that downloads: this test assembly, started once more with an environment that says what to fetch. It ends before
/// any test would run.
/// </summary>
internal static class FetchProcess
{
    private const string Mirror = "MINIMAX_TEST_MIRROR", Folder = "MINIMAX_TEST_FOLDER", Bytes = "MINIMAX_TEST_BYTES", Sha256 = "MINIMAX_TEST_SHA256";

    /// <summary>Starts a process that fetches the set of <see cref="DownloaderTests"/>.</summary>
    public static Process Start(string mirror, string folder, byte[] content, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(FetchProcess).Assembly.Location]) { RedirectStandardError = true };
        (start.Environment[Mirror], start.Environment[Folder]) = (mirror, folder);
        (start.Environment[Bytes], start.Environment[Sha256]) = (content.Length.ToString(), DownloaderTests.HashOf(content));
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    [ModuleInitializer]
    internal static void FetchIfAsked()
    {
        if (Environment.GetEnvironmentVariable(Mirror) is not { } mirror) return;

        string Get(string name) => Environment.GetEnvironmentVariable(name)!;
        try
        {
            var set = DownloaderTests.SetOf(long.Parse(Get(Bytes)), Get(Sha256), mirror);
            new Downloader(new DataFolder(Get(Folder)), DownloaderTests.Quick).FetchAsync(set).GetAwaiter().GetResult();
            Environment.Exit(0);
        }
        catch (IOException e)
        {
            Console.Error.WriteLine(e.Message);
            Environment.Exit(1);
        }
    }
}
