using static TorchSharp.torch;

namespace Minimax.Teaching;

/// <summary>An exercise of a notebook: tests the reader's code and says in words what it found. Whatever managed code does wrong, the notebook goes on.</summary>
public static class Exercise
{
    private const long Seed = 1;

    /// <summary>Runs the tests until one fails. They draw the same random numbers each time, and leave those of the notebook as they were.</summary>
    /// <param name="id">The notebook's number and the exercise's, such as <c>02-1</c>.</param>
    /// <param name="title">What is to be written, in a few words.</param>
    /// <param name="test">Asks the reader's code.</param>
    /// <returns>"✓", or "not yet" with what was expected, what came and a hint.</returns>
    public static ExerciseResult Check(string id, string title, Action<Examiner> test)
    {
        using var scope = NewDisposeScope();
        using var gradients = enable_grad();
        var state = random.get_rng_state();
        var examiner = new Examiner();
        try
        {
            random.manual_seed(Seed);
            test(examiner);
            return new ExerciseResult(id, title, examiner.Passed, null);
        }
        catch (Exception exception) when (!Examiner.IsStop(exception))
        {
            return new ExerciseResult(id, title, examiner.Passed, (exception as ExerciseFaultException)?.Fault ?? Examiner.Thrown("the exercise", exception));
        }
        finally
        {
            random.set_rng_state(state);
        }
    }
}
