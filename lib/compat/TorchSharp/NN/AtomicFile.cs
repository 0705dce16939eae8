namespace TorchSharp;

/// <summary>Writes a file so that its name never stands for half of it: into a neighbour first, which is then renamed.</summary>
static class AtomicFile
{
    public static void Write(string location, Action<Stream> write)
    {
        var draft = location + ".part";
        try
        {
            using (var stream = File.Create(draft))
                write(stream);
            File.Move(draft, location, overwrite: true);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }
}
