namespace Minimax.Training;

/// <summary>How long a notebook may take, and so how far its training goes.</summary>
public enum Budget
{
    /// <summary>Seconds: does every cell run? The results mean nothing.</summary>
    Smoke,

    /// <summary>Minutes on two CPU cores: results that can be recognised. The stored outputs are of this budget.</summary>
    Quick,

    /// <summary>For a GPU: as near to the paper as the notebook goes.</summary>
    Full,
}
