namespace Minimax.Data;

/// <summary>A named property of an <see cref="Avatar"/> that takes any value of a range.</summary>
/// <param name="Name">Such as <c>face width</c>.</param>
/// <param name="Low">The smallest value: 0 for an amount, -1 for what has a middle.</param>
/// <param name="Value">An avatar's value, in [<paramref name="Low"/>, 1].</param>
/// <param name="Shows">Whether the picture of an avatar tells the value: an open mouth hides a smile.</param>
public sealed record AvatarAmount(string Name, float Low, Func<Avatar, float> Value, Func<Avatar, bool> Shows);
