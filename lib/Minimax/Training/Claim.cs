namespace Minimax.Training;

/// <summary>What a notebook claims about its own numbers. A notebook whose claim no longer holds fails.</summary>
public static class Claim
{
    /// <summary>Checks a claim, except under the smoke budget, whose numbers mean nothing.</summary>
    /// <param name="run">The run that made the numbers.</param>
    /// <param name="holds">Whether the claim holds.</param>
    /// <param name="claim">The claim in words, with the numbers in it.</param>
    /// <returns>The claim, marked as holding or as not judged.</returns>
    /// <exception cref="ClaimFailedException">The claim does not hold.</exception>
    public static string Check(RunSettings run, bool holds, string claim)
    {
        if (run.Budget == Budget.Smoke) return $"– {claim} (not judged under the smoke budget)";
        return holds ? $"✓ {claim}" : throw new ClaimFailedException(claim);
    }
}
