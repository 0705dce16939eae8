namespace Minimax.Data;

/// <summary>Why one mirror did not give a file. <c>MayPass</c>: asking the same mirror again may help.</summary>
internal sealed class MirrorException(string fault, bool mayPass = false, Exception? inner = null) : Exception(fault, inner)
{
    public bool MayPass { get; } = mayPass;
}
