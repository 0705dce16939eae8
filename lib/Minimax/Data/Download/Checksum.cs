using System.Security.Cryptography;

namespace Minimax.Data;

/// <summary>What the content of a file adds up to: SHA-256, or MD5 where that is all that its publisher tells.</summary>
public sealed record Checksum
{
    private Checksum(HashAlgorithmName algorithm, string hex) => (Algorithm, Hex) = (algorithm, hex.ToLowerInvariant());

    /// <summary>SHA-256 or MD5.</summary>
    public HashAlgorithmName Algorithm { get; }

    /// <summary>In lower-case hexadecimal digits.</summary>
    public string Hex { get; }

    /// <summary>From its 64 hexadecimal digits.</summary>
    public static Checksum Sha256(string hex) => new(HashAlgorithmName.SHA256, hex);

    /// <summary>From its 32 hexadecimal digits.</summary>
    public static Checksum Md5(string hex) => new(HashAlgorithmName.MD5, hex);

    /// <summary>The checksum of a stream from where it stands to its end, by the same algorithm as this one.</summary>
    public async Task<Checksum> OfAsync(Stream content, CancellationToken cancellation = default) =>
        new(Algorithm, Convert.ToHexString(await CryptographicOperations.HashDataAsync(Algorithm, content, cancellation)));

    /// <summary>Such as <c>SHA-256 440f…</c>.</summary>
    public override string ToString() => $"{(Algorithm == HashAlgorithmName.MD5 ? "MD5" : "SHA-256")} {Hex}";
}
