using System.IO.Compression;
using System.Text;

namespace Minimax.Data;

/// <summary>Lines of several of Shakespeare's plays in one file, 1.1 MB, as Karpathy put them together for his char-rnn (2015).</summary>
public sealed class TinyShakespeare() : DataSet(
    "tiny-shakespeare",
    "lines of Shakespeare's plays, 1,115,394 characters",
    "public domain",
    "Karpathy, The Unreasonable Effectiveness of Recurrent Neural Networks (2015)",
    new DataFile(
        new FileForm(
            "input.txt",
            1_115_394,
            Checksum.Sha256("86c4e6aa9db7c042ec79f339dcb96d42b0075e16b8fc2e86bf0ca57e2dc565ed"),
            "original",
            "https://raw.githubusercontent.com/karpathy/char-rnn/master/data/tinyshakespeare/input.txt"),
        new FileForm(
            "tiny-shakespeare.txt.gz",
            433_627,
            Checksum.Sha256("bed00f18e91cda6838950656f0a95e07e0f4dbe8649a4b959f7602a7e53fbc6e"),
            "the same text, compressed")))
{
    /// <summary>The text, downloaded first where it is not there yet.</summary>
    /// <exception cref="DownloadException">It cannot be had.</exception>
    /// <exception cref="DataFileException">The file is damaged.</exception>
    public async Task<string> LoadAsync(IProgress<DownloadProgress>? progress = null, CancellationToken cancellation = default) =>
        Load(await FetchAsync(progress, cancellation));

    internal string Load(string folder)
    {
        var path = Files[0].In(folder);
        return DataFileException.Explain(path, () =>
        {
            using var file = File.OpenRead(path);
            using Stream text = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
            using var reader = new StreamReader(text, Encoding.ASCII);
            return reader.ReadToEnd();
        });
    }
}
