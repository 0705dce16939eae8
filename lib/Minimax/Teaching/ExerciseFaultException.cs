namespace Minimax.Teaching;

/// <summary>Ends the tests of an exercise at the first fault.</summary>
internal sealed class ExerciseFaultException(ExerciseFault fault) : Exception(fault.Came)
{
    public ExerciseFault Fault { get; } = fault;
}
