namespace Minimax.Data;

/// <summary>A file in a folder: a USB stick, a network drive, another machine's data folder.</summary>
internal sealed class FolderMirror(string path) : Mirror(path)
{
    public override async Task AppendToAsync(FileStream part, long most, TimeSpan silence, Action<long> received, CancellationToken cancellation)
    {
        await using var source = Open();
        if (part.Length > source.Length) part.SetLength(0);
        source.Position = part.Length;
        await CopyAsync(part, most, buffer => source.ReadAsync(buffer, cancellation), received, cancellation);
    }

    private FileStream Open()
    {
        try
        {
            return File.OpenRead(Address);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new MirrorException("there is no such file", inner: e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MirrorException(e.Message, inner: e);
        }
    }
}
