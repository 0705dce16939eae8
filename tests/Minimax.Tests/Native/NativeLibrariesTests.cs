using System.Diagnostics;
using Minimax.Native;
using Minimax.Tests.Data;

namespace Minimax.Tests.Native;

public sealed class NativeLibrariesTests : IDisposable
{
    private static readonly string Package = Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_library_in_use_is_the_packages_own_whatever_else_the_machine_has()
    {
        TorchSharp.torch.ones(1).Dispose();
        var loaded = Process.GetCurrentProcess().Modules.Cast<ProcessModule>().Select(m => m.FileName).Where(f => Path.GetFileName(f) is "libtorch_cpu.so" or "libLibTorchSharp.so");
        if (OperatingSystem.IsLinux()) loaded.ShouldBe([Path.Combine(Package, "libtorch_cpu.so"), Path.Combine(Package, "libLibTorchSharp.so")], ignoreOrder: true);
    }

    [Fact]
    public void A_missing_library_is_named()
    {
        var file = folder["libtorch.so"];
        Should.Throw<NativeLibraryException>(() => NativeLibraries.Load(file)).Message.ShouldStartWith($"The native library {file} does not load: it is missing.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(4000)]
    public void A_library_that_is_cut_short_is_named_instead_of_killing_the_process(int length)
    {
        var file = folder["libtorch.so"];
        File.WriteAllBytes(file, File.ReadAllBytes(Path.Combine(Package, "libLibTorchSharp.so"))[..length]);
        Should.Throw<NativeLibraryException>(() => NativeLibraries.Load(file)).Message.ShouldStartWith($"The native library {file} does not load: it is cut short.");
    }

    [Fact]
    public void A_chosen_folder_without_libtorch_is_named_with_what_to_do() =>
        Should.Throw<NativeLibraryException>(() => NativeLibraries.Chosen(folder.Path, package: null)).Message
            .ShouldBe($"The native library {folder.Path} does not load: it holds no libtorch.so, and MINIMAX_LIBTORCH names it. Name a folder that does, or unset MINIMAX_LIBTORCH.");

    [Fact]
    public void A_chosen_libtorch_is_refused_beside_the_packages_own()
    {
        var file = folder["libtorch.so"];
        File.WriteAllText(file, "");
        NativeLibraries.Chosen(folder.Path, package: null).ShouldBe(file);
        Should.Throw<NativeLibraryException>(() => NativeLibraries.Chosen(folder.Path, Package)).Message
            .ShouldBe($"The native library {file} does not load: the package's libtorch lies in {Package}. Build again while MINIMAX_LIBTORCH is set.");
    }

    [Fact]
    public void A_file_that_is_no_library_is_named_with_the_systems_own_reason()
    {
        var file = folder["libtorch.so"];
        File.WriteAllText(file, new string('x', 4000));
        var message = Should.Throw<NativeLibraryException>(() => NativeLibraries.Load(file)).Message;
        message.ShouldStartWith($"The native library {file} does not load: ");
        message.ShouldNotContain('\n');
    }
}
