using System.IO.Compression;
using Minimax.Notebooks.Tests.Support;

namespace Minimax.Notebooks.Tests.Session;

public sealed class PackageTests : IDisposable
{
    private readonly TestSession session = new();
    private readonly string name = $"Minimax.Test.P{Guid.NewGuid():N}"; // the user's package cache must not know it from an earlier run

    public void Dispose()
    {
        session.Dispose();
        var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var folder = Path.Combine(cache, name.ToLowerInvariant());
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_package_is_restored_and_its_library_loaded()
    {
        Pack("1.2.0");
        (await session.ValueAsync($"#i \"nuget:{session.Folder.Path}\"\n#r \"nuget:{name}, 1.2.0\"\nPacked.Number")).ShouldBe("7");
        (await session.ValueAsync($"#r \"nuget:{name}\"\nPacked.Number + 1")).ShouldBe("8");
        (await session.RunAsync($"#r \"nuget:{name}, 2.0.0\"")).Errors.ShouldHaveSingleItem().Message.ShouldBe($"{name} version 2.0.0 cannot be added because version 1.2.0 was added previously.");
    }

    [Fact]
    public async Task A_package_that_does_not_exist_is_one_clear_error_and_the_session_goes_on()
    {
        (await session.RunAsync($"#r \"nuget:{name}, 1.0.0\"\n1")).Errors.ShouldHaveSingleItem().Message.ShouldStartWith($"error NU1101: Unable to find package {name}.");
        (await session.ValueAsync("1 + 1")).ShouldBe("2");
    }

    private void Pack(string version)
    {
        var library = TestLibrary.Compile(session.Folder, "Packed", "public static class Packed { public static int Number => 7; }");
        using var archive = ZipFile.Open(session.Folder.File($"{name}.{version}.nupkg"), ZipArchiveMode.Create);
        archive.CreateEntryFromFile(library, "lib/net10.0/Packed.dll");
        using var manifest = new StreamWriter(archive.CreateEntry($"{name}.nuspec").Open());
        manifest.Write($"<package><metadata><id>{name}</id><version>{version}</version><authors>test</authors><description>test</description></metadata></package>");
    }
}
