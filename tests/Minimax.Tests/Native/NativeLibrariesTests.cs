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
    public void A_file_that_is_no_library_is_named_with_the_systems_own_reason()
    {
        var file = folder["libtorch.so"];
        File.WriteAllText(file, new string('x', 4000));
        var message = Should.Throw<NativeLibraryException>(() => NativeLibraries.Load(file)).Message;
        message.ShouldStartWith($"The native library {file} does not load: ");
        message.ShouldNotContain('\n');
    }
}
