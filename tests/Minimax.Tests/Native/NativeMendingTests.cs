using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Minimax.Build;
using Minimax.Tests.Data;

namespace Minimax.Tests.Native;

public sealed class NativeMendingTests : IDisposable
{
    private const string Version = "GLIBCXX_3.4.32";

    private readonly TemporaryFolder folder = new();
    private readonly string file;

    public NativeMendingTests()
    {
        file = folder["libLibTorchSharp.so"];
        File.WriteAllBytes(file, AsPackaged());
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_file_asks_for_the_versions_that_its_linker_wrote()
    {
        var need = Need(File.ReadAllBytes(file));
        need.Library.ShouldBe("libstdc++.so.6");
        need.Symbols.ShouldBe(["_ZSt21ios_base_library_initv"]);
    }

    [Fact]
    public void A_mended_file_loads_and_differs_in_one_flag()
    {
        NativeMending.Mend(file, version => version != Version).ShouldBe($"libLibTorchSharp.so now loads with this machine's older libstdc++ ({Version} made optional).");
        File.ReadAllBytes(file).Zip(AsPackaged()).Count(pair => pair.First != pair.Second).ShouldBe(1);
        if (OperatingSystem.IsLinux()) NativeLibrary.TryLoad(file, out _).ShouldBeTrue();
    }

    [Fact]
    public void A_second_pass_changes_nothing()
    {
        NativeMending.Mend(file, version => version != Version);
        var once = File.ReadAllBytes(file);
        NativeMending.Mend(file, version => version != Version).ShouldBeEmpty();
        File.ReadAllBytes(file).ShouldBe(once);
    }

    [Fact]
    public void Where_the_machine_has_the_version_the_file_stays_as_it_is()
    {
        NativeMending.Mend(file, _ => true).ShouldBeEmpty();
        File.ReadAllBytes(file).ShouldBe(AsPackaged());
    }

    [Fact]
    public void A_file_that_calls_what_the_machine_lacks_is_left_alone()
    {
        NativeMending.Mend(file, version => version is not (Version or "GLIBCXX_3.4.11")).ShouldContain("GLIBCXX_3.4.11, and this machine's libstdc++ is older");
        File.ReadAllBytes(file).ShouldBe(AsPackaged());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(1_000_000)]
    public void A_file_that_is_cut_short_is_left_alone(int length)
    {
        File.WriteAllBytes(file, AsPackaged()[..length]);
        NativeMending.Mend(file, _ => false).ShouldStartWith($"{file} is left alone: it is ");
        new FileInfo(file).Length.ShouldBe(length);
    }

    [Fact]
    public void The_package_that_the_file_is_a_link_to_stays_as_it_is()
    {
        var package = folder["package.so"];
        File.Move(file, package);
        File.CreateSymbolicLink(file, package);
        NativeMending.Mend(file, version => version != Version);
        File.ReadAllBytes(package).ShouldBe(AsPackaged());
        File.ReadAllBytes(file).ShouldNotBe(AsPackaged());
    }

    // The build has mended the copy beside these tests where this machine needs it: without the flag it is the package's again.
    private static byte[] AsPackaged()
    {
        var bytes = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native", "libLibTorchSharp.so"));
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(Need(bytes).FlagsAt), 0);
        return bytes;
    }

    private static VersionNeed Need(byte[] bytes) => new ElfVersions(bytes).Read().Single(n => n.Version == Version);
}
