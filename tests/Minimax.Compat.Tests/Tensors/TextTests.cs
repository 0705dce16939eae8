using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Compat.Tests.Tensors;

public sealed class TextTests : IDisposable
{
    readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void A_tensor_says_what_it_is()
    {
        zeros(2, 3).ToString().ShouldBe("[2x3], type = Float32, device = cpu");
        tensor(1L).ToString().ShouldBe("[], type = Int64, device = cpu");
    }

    [Fact]
    public void Numpy_style_has_brackets_and_columns()
    {
        arange(6).view(2, 3).mul(7).npstr(newLine: "\n").ShouldBe("[[ 0  7 14]\n [21 28 35]]");
        tensor([0.5f, -1f]).npstr().ShouldBe("[0.5  -1]");
        tensor([true, false]).npstr().ShouldBe("[ true false]");
        zeros([2, 0]).npstr(newLine: "\n").ShouldBe("[[]\n []]");
    }

    [Fact]
    public void CSharp_style_has_braces_and_the_type()
    {
        arange(4).view(2, 2).cstr(newLine: "\n").ShouldBe("long[2, 2] {{0, 1},\n {2, 3}}");
        tensor(0.25).cstr().ShouldBe("double 0.25");
    }

    [Fact]
    public void Julia_style_begins_with_what_the_tensor_is()
    {
        arange(4).view(2, 2).jlstr(newLine: "\n").ShouldBe("[2x2], type = Int64, device = cpu\n  0 1\n  2 3");
    }

    [Fact]
    public void Long_dimensions_show_only_their_ends()
    {
        arange(100).npstr().ShouldBe("[ 0  1  2 ... 97 98 99]");
        arange(12).npstr().ShouldBe("[ 0  1  2  3  4  5  6  7  8  9 10 11]");
    }

    [Fact]
    public void The_style_can_be_chosen_for_all()
    {
        var before = torch.TensorStringStyle;
        try
        {
            torch.TensorStringStyle = numpy;
            arange(2).str().ShouldBe("[0 1]");
        }
        finally
        {
            torch.TensorStringStyle = before;
        }
    }
}
