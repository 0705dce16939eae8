using Minimax.Metrics;
using static TorchSharp.torch;

namespace Minimax.Tests.Metrics;

public sealed class CodePurityTests
{
    [Fact]
    public void A_renaming_of_the_classes_is_no_fault()
    {
        var found = CodePurity.Of(tensor([0L, 1, 2, 0]), tensor([2L, 0, 1, 2]), 3);
        found.Share.ShouldBe(1);
        found.Names.ShouldBe([2, 0, 1]);
    }

    [Fact]
    public void It_has_the_share_that_one_counts_by_hand()
    {
        // Code 0 holds classes 0, 0, 1 and code 1 holds 1, 1, 1, 0, 2 and code 2 holds 2, 0: the diagonal has 2 + 3 + 1 of 10.
        var (codes, classes) = (tensor([0L, 0, 0, 1, 1, 1, 1, 1, 2, 2]), tensor([0L, 0, 1, 1, 1, 1, 0, 2, 2, 0]));
        var found = CodePurity.Of(codes, classes, 3);
        found.Share.ShouldBe(0.6, 1e-12);
        found.Names.ShouldBe([0, 1, 2]);
    }

    [Fact]
    public void Two_codes_may_not_share_a_class()
    {
        var (codes, classes) = (tensor([0L, 0, 0, 1, 1, 1]), tensor([0L, 0, 0, 0, 0, 1]));
        CodePurity.Of(codes, classes, 2).Share.ShouldBe(4 / 6.0, 1e-12); // a majority of each would be 5/6
    }

    [Fact]
    public void One_code_for_all_is_worth_the_largest_class() =>
        CodePurity.Of(zeros(4, ScalarType.Int64), tensor([0L, 1, 1, 1]), 2).Share.ShouldBe(0.75, 1e-12);

    [Fact]
    public void The_order_of_the_examples_and_the_names_of_the_codes_do_not_matter()
    {
        manual_seed(0);
        var (codes, classes, order) = (randint(5, [300]), randint(5, [300]), randperm(300));
        var share = CodePurity.Of(codes, classes, 5).Share;
        share.ShouldBeInRange(0.2, 0.4); // chance is a little above 1/5
        CodePurity.Of(codes[order], classes[order], 5).Share.ShouldBe(share, 1e-12);
        CodePurity.Of((codes + 2).remainder(5), classes, 5).Share.ShouldBe(share, 1e-12);
    }

    [Fact]
    public void Too_few_codes_and_classes_that_do_not_exist_are_refused()
    {
        Should.Throw<ArgumentException>(() => CodePurity.Of(tensor([0L, 1]), tensor([0L, 1, 1]), 2));
        Should.Throw<ArgumentException>(() => CodePurity.Of(tensor([0L, 1]), tensor([0L, 2]), 2));
        Should.Throw<ArgumentException>(() => CodePurity.Of(tensor([2L, 1]), tensor([0L, 1]), 2));
    }
}
