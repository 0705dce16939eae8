using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Formatting;
using Minimax.Teaching;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Teaching;

/// <summary>Whatever a reader's code does wrong, its check says so in words and the notebook goes on.</summary>
public sealed class ExerciseTests
{
    [Fact]
    public void What_is_right_passes_and_is_counted()
    {
        var result = Exercise.Check("00-1", "double", check =>
        {
            var x = check.Given(1, 2);
            check.Equal(() => x * 2, [2, 4], "");
            check.Gradient(v => (v * 2).sum(), [1, 2], [2, 2], "");
        });
        result.Passed.ShouldBeTrue();
        result.ToPlainText().ShouldBe("✓ 00-1 · double: 2 checks passed");
    }

    [Fact]
    public void What_is_wrong_is_told_with_what_was_expected_what_came_and_a_hint()
    {
        var result = Exercise.Check("00-1", "double", check => check.Equal(() => ones(2) * 3, [2, 4], "Twice, not three times."));
        result.Fault.ShouldBe(new ExerciseFault("ones(2) * 3", "(2, 4)", "(3, 3)", "Twice, not three times."));
        result.ToPlainText().Split('\n').ShouldBe(
        [
            "00-1 · double: not yet",
            "  asked     ones(2) * 3",
            "  expected  (2, 4)",
            "  came      (3, 3)",
            "  hint      Twice, not three times.",
        ]);
    }

    [Fact]
    public void The_first_fault_ends_the_tests()
    {
        var asked = false;
        Exercise.Check("00-1", "", check =>
        {
            check.Equal(() => 1.0, 2, "");
            asked = true;
        }).Checks.ShouldBe(0);
        asked.ShouldBeFalse();
    }

    public static TheoryData<string, string, Func<Tensor, Tensor>> Faults => new()
    {
        { "an exception", "InvalidOperationException: no", _ => throw new InvalidOperationException("no") },
        { "an error of libtorch", "ExternalException: The size of tensor", x => x + ones(3) },
        { "nothing", "null", _ => null! },
        { "NaN", "(NaN, NaN)", x => x / 0 - x / 0 },
        { "infinity", "(0, -∞)", _ => tensor(new[] { 0f, float.NegativeInfinity }) },
        { "another shape", "shape (2, 1)", x => x.unsqueeze(1) },
        { "a scalar", "one number, shape ()", x => x.sum() },
        { "truth values", "values of type Bool", x => x.gt(0) },
        { "complex numbers", "values of type ComplexFloat32", x => x.to_type(ScalarType.ComplexFloat32) },
        { "a tensor that is gone", "disposed of already", x => { var y = x * 2; y.Dispose(); return y; } },
        { "its input, changed", "changed in place", x => x.mul_(2) },
        { "its input, of another shape", "changed in place", x => x.unsqueeze_(0).mul(2).view(2) },
        { "its input, gone", "an input that is disposed of", x => { var y = x * 2; x.Dispose(); return y; } },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Each_fault_is_survived_and_told(string what, string told, Func<Tensor, Tensor> code)
    {
        var result = Exercise.Check("00-1", what, check =>
        {
            var x = check.Given(1, 2);
            check.Equal(() => code(x), [2, 4], "");
        });
        result.Fault.ShouldNotBeNull().Came.ShouldContain(told);
    }

    public static TheoryData<string, string, Func<Tensor, Tensor>> LostGradients => new()
    {
        { "item", "a number without one", x => tensor(x.sum().item<float>()) },
        { "detach", "a number without one", x => x.detach().sum() },
        { "no_grad", "a number without one", x => { using var still = no_grad(); return x.sum(); } },
        { "another leaf", "does not depend on this input", _ => ones(2).requires_grad_().sum() },
        { "not a scalar", "shape (2)", x => x * 2 },
    };

    [Theory]
    [MemberData(nameof(LostGradients))]
    public void A_gradient_that_is_cut_off_is_told(string how, string told, Func<Tensor, Tensor> loss) =>
        Exercise.Check("00-1", how, check => check.Gradient(x => loss(x), [1, 2], [1, 1], "")).Fault.ShouldNotBeNull().Came.ShouldContain(told);

    [Fact]
    public void Shapes_are_compared_before_numbers_are_for_a_product_of_wrong_shapes_would_end_the_process()
    {
        var result = Exercise.Check("00-1", "", check =>
        {
            var made = check.Tensor(() => zeros(3, 4), [4, 3]);
            made.matmul(zeros(3, 2));
        });
        result.Fault.ShouldNotBeNull().Expected.ShouldBe("shape (4, 3)");
    }

    [Fact]
    public void A_check_draws_the_same_numbers_each_time_and_leaves_the_notebooks_alone()
    {
        random.manual_seed(5);
        var (first, second) = (randn(1).item<float>(), randn(1).item<float>());
        random.manual_seed(5);
        randn(1).item<float>().ShouldBe(first);
        var drawn = new List<float>();
        for (var i = 0; i < 2; i++) Exercise.Check("00-1", "", _ => drawn.Add(randn(1).item<float>()));
        drawn[1].ShouldBe(drawn[0]);
        randn(1).item<float>().ShouldBe(second);
    }

    [Fact]
    public void Gradients_that_the_notebook_switched_off_are_there_within_and_off_again_after()
    {
        using var still = no_grad();
        Exercise.Check("00-1", "", check => check.Gradient(x => x.sum(), [1], [1], "")).Passed.ShouldBeTrue();
        is_grad_enabled().ShouldBeFalse();
    }

    [Fact]
    public void A_place_in_a_large_tensor_is_told_by_its_index() =>
        Exercise.Check("00-1", "", check => check.Equal(() => eye(4), zeros(4, 4) + diag(tensor(new[] { 1f, 1, 2, 1 })), "")).Fault.ShouldNotBeNull().Came.ShouldBe("1 at [2, 2]");

    [Fact]
    public void Front_ends_get_a_card_and_text_and_programs_get_JSON()
    {
        var result = Exercise.Check("00-1", "less < more", check => check.Equal(() => 1.0, 2, "Look."));
        var shown = FormattedValue.CreateManyFromObject(result, [.. Formatter.GetPreferredMimeTypesFor(typeof(ExerciseResult))]).ToDictionary(value => value.MimeType, value => value.Value);
        shown["text/html"].ShouldContain("less &lt; more");
        shown["text/plain"].ShouldStartWith("00-1 · less < more: not yet");
        var json = JsonNode.Parse(shown[ExerciseResult.MimeType])!;
        ((string?)json["id"]).ShouldBe("00-1");
        ((bool?)json["passed"]).ShouldBe(false);
        ((string?)json["fault"]!["hint"]).ShouldBe("Look.");
    }
}
