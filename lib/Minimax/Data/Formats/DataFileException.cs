using ICSharpCode.SharpZipLib;

namespace Minimax.Data;

/// <summary>A file that is not what it should be. The message is one line: the file, then the fault.</summary>
public sealed class DataFileException(string file, string fault, Exception? inner = null) : IOException($"{file}: {fault}", inner)
{
    /// <summary>The file's path, or the archive's with the name within it.</summary>
    public string File { get; } = file;

    /// <summary>What is wrong with it.</summary>
    public string Fault { get; } = fault;

    /// <summary>Runs a reader; what the framework then says of the content is said of the file.</summary>
    internal static T Explain<T>(string file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataFileException(file, "there is no such file", e);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or SharpZipBaseException)
        {
            throw new DataFileException(file, $"it is damaged ({FirstLine(e)})", e);
        }
        catch (IndexOutOfRangeException e)
        {
            throw new DataFileException(file, "it is damaged", e); // some of what is no deflate takes SharpZipLib out of its tables
        }
        catch (UnauthorizedAccessException e)
        {
            throw new DataFileException(file, "it may not be read", e);
        }
    }

    private static string FirstLine(Exception e) => e.Message.Split('\n')[0].TrimEnd('.', '\r');
}
