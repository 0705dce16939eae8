using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Compat.Tests.Tensors;

public sealed class FileTests : IDisposable
{
    readonly DisposeScope scope = NewDisposeScope();
    readonly string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose()
    {
        scope.Dispose();
        File.Delete(path);
    }

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Int64)]
    [InlineData(ScalarType.Bool)]
    [InlineData(ScalarType.Float16)]
    public void A_file_restores_type_shape_and_elements(ScalarType type)
    {
        var x = arange(6).view(2, 3).T.to(type);

        x.save(path);
        var again = Tensor.load(path);

        again.dtype.ShouldBe(type);
        again.shape.ShouldBe([3, 2]);
        again.Numbers().ShouldBe(x.Numbers());
    }

    [Fact]
    public void A_file_that_ends_early_is_refused_by_name()
    {
        ones(1000).save(path);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^1]);

        Should.Throw<InvalidDataException>(() => load(path)).Message.ShouldContain(path);
    }

    [Fact]
    public void A_file_of_something_else_is_refused()
    {
        File.WriteAllText(path, "This is no tensor.");

        Should.Throw<InvalidDataException>(() => load(path));
    }
}
