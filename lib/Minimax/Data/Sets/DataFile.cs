namespace Minimax.Data;

/// <summary>A file that a data set needs, in any one of its forms; the best comes first.</summary>
public sealed record DataFile(params IReadOnlyList<FileForm> Forms)
{
    /// <summary>The path of the form that lies in <paramref name="folder"/>.</summary>
    /// <exception cref="DataFileException">None is there.</exception>
    public string In(string folder)
    {
        var paths = Forms.Select(form => Path.Combine(folder, form.Name)).Distinct().ToList();
        return paths.Find(File.Exists) ?? throw new DataFileException(string.Join(" or ", paths), "there is no such file");
    }
}
