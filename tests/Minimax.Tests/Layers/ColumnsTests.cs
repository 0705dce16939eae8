using Minimax.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Layers;

public sealed class ColumnsTests
{
    [Fact]
    public void It_gives_the_numbers_that_are_asked_for()
    {
        var some = new Columns(nn.Identity(), from: 1, count: 2);
        some.call(tensor(new float[] { 1, 2, 3, 4, 5, 6, 7, 8 }).view(2, 4)).data<float>().ToArray().ShouldBe([2f, 3, 6, 7]);
    }

    [Fact]
    public void The_network_beneath_is_evaluated_with_it()
    {
        var dropout = nn.Dropout();
        var some = new Columns(nn.Sequential(nn.Linear(3, 4), dropout), 0, 2);
        some.parameters().Count().ShouldBe(2);
        some.eval();
        dropout.training.ShouldBeFalse();
    }
}
