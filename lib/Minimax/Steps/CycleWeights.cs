namespace Minimax.Steps;

/// <summary>How much the generators of a CycleGAN mind each loss beside the adversarial one.</summary>
/// <param name="Cycle">λ of arXiv 1703.10593, equation 3.</param>
/// <param name="Identity">The paper uses 0.5 λ where colours should stay (section 5.2), and 0 elsewhere.</param>
public sealed record CycleWeights(double Cycle = 10, double Identity = 5);
