using Microsoft.CodeAnalysis.CSharp;

namespace Minimax.Notebooks.Session;

/// <summary>The C# that cells are written in.</summary>
internal static class ScriptLanguage
{
    /// <summary>The newest version that the compiler knows, for example <c>14.0</c>.</summary>
    public static string Version { get; } = LanguageVersion.Latest.MapSpecifiedToEffectiveVersion().ToDisplayString();
}
