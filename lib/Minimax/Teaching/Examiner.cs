using System.Runtime.CompilerServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Teaching;

/// <summary>
/// Asks the reader's code. Each method is one test, and the first that fails ends them. Shapes are compared before numbers are, for libtorch ends the whole process over some
/// products of wrong shapes.
/// </summary>
public sealed class Examiner
{
    private const double Tolerance = 1e-4;
    private readonly List<(Tensor Input, Tensor Copy)> inputs = [];

    /// <summary>How many tests have passed.</summary>
    public int Passed { get; private set; }

    /// <summary>An input that the reader's code may not change.</summary>
    public Tensor Given(Tensor input)
    {
        inputs.Add((input, input.detach().clone()));
        return input;
    }

    /// <summary>A vector of 32-bit numbers that the reader's code may not change.</summary>
    public Tensor Given(params double[] values) => Given(tensor(values, ScalarType.Float32));

    /// <summary>The answer is a tensor of this shape and these numbers.</summary>
    /// <param name="call">Calls the reader's code.</param>
    /// <param name="expected">The numbers; their shape is the answer's.</param>
    /// <param name="hint">Where to look if other numbers come.</param>
    /// <param name="asked">Written by the compiler.</param>
    public void Equal(Func<Tensor> call, Tensor expected, string hint, [CallerArgumentExpression(nameof(call))] string asked = "") =>
        Compare(Finite(call, expected.shape, asked), Answer.Of(expected), asked, hint);

    /// <inheritdoc cref="Equal(Func{Tensor}, Tensor, string, string)"/>
    public void Equal(Func<Tensor> call, double[] expected, string hint, [CallerArgumentExpression(nameof(call))] string asked = "") =>
        Equal(call, tensor(expected), hint, asked);

    /// <inheritdoc cref="Equal(Func{Tensor}, Tensor, string, string)"/>
    public void Equal(Func<Tensor> call, double expected, string hint, [CallerArgumentExpression(nameof(call))] string asked = "") =>
        Equal(call, tensor(expected), hint, asked);

    /// <inheritdoc cref="Equal(Func{Tensor}, Tensor, string, string)"/>
    public void Equal(Func<double> call, double expected, string hint, [CallerArgumentExpression(nameof(call))] string asked = "") =>
        Compare(Answer.Of(Value(call, asked)), Answer.Of(expected), asked, hint);

    /// <summary>The gradient of the reader's loss has these numbers.</summary>
    /// <param name="loss">Makes one number of its input by the reader's code.</param>
    /// <param name="at">The input.</param>
    /// <param name="expected">The gradient, of the input's shape.</param>
    /// <param name="hint">Where to look if other numbers come.</param>
    /// <param name="asked">Written by the compiler.</param>
    public void Gradient(Func<Tensor, Tensor> loss, Tensor at, Tensor expected, string hint, [CallerArgumentExpression(nameof(loss))] string asked = "")
    {
        var input = at.detach().clone().requires_grad_();
        var asks = $"the gradient of {Call(asked)}";
        var value = Value(() => loss(input), asked);
        CheckForm(value, [], asked);
        if (!value.requires_grad) throw Fault(asks, "a gradient", "a number without one", "item(), data, detach(), no_grad() and tensor(…) all cut the gradient off. Stay with tensors from the input to the result.");
        value.backward();
        if (input.grad is not { } gradient) throw Fault(asks, "a gradient", "none: the result does not depend on this input", "Is the input used, and not a detached copy of it?");
        Compare(Answer.Of(gradient), Answer.Of(expected), asks, hint);
    }

    /// <inheritdoc cref="Gradient(Func{Tensor, Tensor}, Tensor, Tensor, string, string)"/>
    public void Gradient(Func<Tensor, Tensor> loss, double[] at, double[] expected, string hint, [CallerArgumentExpression(nameof(loss))] string asked = "") =>
        Gradient(loss, tensor(at, ScalarType.Float32), tensor(expected), hint, asked);

    /// <summary>A tensor of finite numbers, to ask further questions of.</summary>
    /// <param name="call">Calls the reader's code.</param>
    /// <param name="shape">The shape that it must have.</param>
    /// <param name="asked">Written by the compiler.</param>
    public Tensor Tensor(Func<Tensor> call, long[] shape, [CallerArgumentExpression(nameof(call))] string asked = "")
    {
        var answer = Value(call, asked);
        Check(answer, shape, asked);
        return answer;
    }

    /// <summary>Anything but null.</summary>
    /// <param name="call">Calls the reader's code.</param>
    /// <param name="asked">Written by the compiler.</param>
    public T Value<T>(Func<T> call, [CallerArgumentExpression(nameof(call))] string asked = "")
    {
        T answer;
        try
        {
            answer = call();
        }
        catch (Exception exception) when (!IsStop(exception))
        {
            throw new ExerciseFaultException(exception is ExerciseFaultException known ? known.Fault : Thrown(Call(asked), exception));
        }

        if (answer is null) throw Fault(asked, "an answer", "null", null);
        CheckInputs(asked);
        return answer;
    }

    /// <summary>A property of what the reader's code gave.</summary>
    /// <param name="holds">Whether it holds.</param>
    /// <param name="asked">What was asked.</param>
    /// <param name="expected">The property.</param>
    /// <param name="came">What came in its place.</param>
    /// <param name="hint">Where to look.</param>
    public void Holds(bool holds, string asked, string expected, object came, string hint)
    {
        if (!holds) throw Fault(asked, expected, FormattableString.Invariant($"{came}"), hint);
        Passed++;
    }

    /// <summary>What is not the reader's fault: the cell was stopped.</summary>
    internal static bool IsStop(Exception exception) => exception is ThreadInterruptedException or ThreadAbortException;

    /// <summary>An exception in one line, without the frames of native code that libtorch adds.</summary>
    internal static ExerciseFault Thrown(string asked, Exception exception)
    {
        var line = exception.Message.Split('\n', 2)[0].Trim();
        return new ExerciseFault(asked, "an answer", $"{exception.GetType().Name}: {line}", "An exception ended your code; its message says why.");
    }

    private static string Call(string expression) => expression[(expression.IndexOf("=>", StringComparison.Ordinal) is var arrow and >= 0 ? arrow + 2 : 0)..].Trim();

    private static ExerciseFaultException Fault(string asked, string expected, string came, string? hint) => new(new ExerciseFault(Call(asked), expected, came, hint));

    private Answer Finite(Func<Tensor> call, long[] shape, string asked) => Check(Value(call, asked), shape, asked);

    private static Answer Check(Tensor tensor, long[] shape, string asked)
    {
        CheckForm(tensor, shape, asked);
        var answer = Answer.Of(tensor);
        var bad = Array.FindIndex(answer.Values, value => !double.IsFinite(value));
        if (bad >= 0) throw Fault(asked, "finite numbers", answer.Text(bad), "0/0, log 0 and exp of a large number are not finite. Can the formula be written without them?");
        return answer;
    }

    private static void CheckForm(Tensor tensor, long[] shape, string asked)
    {
        if (tensor.IsInvalid) throw Fault(asked, "a tensor", "a tensor that is disposed of already", "What a scope makes ends with it, unless it is moved out: MoveToOuterDisposeScope().");
        if (!tensor.shape.SequenceEqual(shape)) throw Fault(asked, Answer.Text(shape), Answer.Text(tensor.shape), "Which dimensions does the formula sum or average over, and which does it keep?");
        if (tensor.dtype == ScalarType.Bool || !(tensor.is_floating_point() || tensor.is_integral())) throw Fault(asked, "numbers", $"values of type {tensor.dtype}", "to_type(ScalarType.Float32) makes numbers of truth values.");
    }

    private void Compare(Answer came, Answer expected, string asked, string hint)
    {
        var place = came.FirstOff(expected, Tolerance);
        if (place >= 0) throw Fault(asked, expected.Text(place), came.Text(place), hint);
        Passed++;
    }

    private void CheckInputs(string asked)
    {
        foreach (var (input, copy) in inputs)
        {
            if (input.IsInvalid) throw Fault(asked, "its input as it was", "an input that is disposed of", "The input belongs to the caller.");
            if (input.shape.SequenceEqual(copy.shape) && input.dtype == copy.dtype && Answer.Of(input).Values.SequenceEqual(Answer.Of(copy).Values)) continue;
            throw Fault(asked, "its input as it was", "an input that was changed in place", "Methods that end in _ change their tensor, and so do += and index assignment. Use the ones that make a new tensor.");
        }
    }
}
