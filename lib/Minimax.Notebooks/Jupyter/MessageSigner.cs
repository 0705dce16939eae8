using System.Security.Cryptography;
using System.Text;

namespace Minimax.Notebooks.Jupyter;

/// <summary>Signs messages with HMAC-SHA256, and knows the signature of a message from any other in a time that tells nothing.</summary>
internal sealed class MessageSigner(string key)
{
    private readonly byte[] key = Encoding.UTF8.GetBytes(key);

    /// <summary>The signature of a message's four parts, in lower-case hexadecimal; empty without a key.</summary>
    public byte[] Sign(IEnumerable<byte[]> parts)
    {
        if (key.Length == 0) return [];
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        foreach (var part in parts) hash.AppendData(part);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>True if the signature is the parts' own.</summary>
    public bool IsValid(byte[] signature, IEnumerable<byte[]> parts) => key.Length == 0 || CryptographicOperations.FixedTimeEquals(Sign(parts), signature);
}
