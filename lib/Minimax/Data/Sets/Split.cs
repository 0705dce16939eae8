namespace Minimax.Data;

/// <summary>The part of a data set that a model learns from, or the part that it is judged by.</summary>
public enum Split
{
    /// <summary>For learning.</summary>
    Train,
    /// <summary>For judging; never trained on.</summary>
    Test,
}

internal static class SplitNames
{
    extension(Split split)
    {
        /// <summary>As it stands in the name of a set: <c>train</c>, <c>test</c>.</summary>
        public string Title => split == Split.Train ? "train" : "test";
    }
}
