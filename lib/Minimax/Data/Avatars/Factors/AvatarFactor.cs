namespace Minimax.Data;

/// <summary>A named property of an <see cref="Avatar"/> that takes one of a few values.</summary>
/// <param name="Name">Such as <c>hair colour</c>.</param>
/// <param name="Values">The name of each value, in the order of its code.</param>
/// <param name="Code">The code of an avatar's value: an index into <paramref name="Values"/>.</param>
/// <param name="Shows">Whether the picture of an avatar tells the value: sunglasses hide the colour of eyes.</param>
public sealed record AvatarFactor(string Name, IReadOnlyList<string> Values, Func<Avatar, int> Code, Func<Avatar, bool> Shows);
