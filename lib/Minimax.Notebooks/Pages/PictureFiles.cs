using System.Globalization;
using System.Text.Json.Nodes;
using Minimax.Notebooks.Formats;

namespace Minimax.Notebooks.Pages;

/// <summary>The pictures that a notebook's cells show, as files.</summary>
public static class PictureFiles
{
    /// <summary>Writes each <c>image/png</c> output as <c>cell-03-1.png</c>: the third code cell's first picture. Those of an earlier run go.</summary>
    /// <returns>How many files were written.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static int Save(Notebook notebook, string folder)
    {
        var count = 0;
        if (Directory.Exists(folder)) foreach (var old in Directory.EnumerateFiles(folder, "cell-*.png").ToList()) File.Delete(old);
        foreach (var cell in notebook.CodeCells)
        {
            foreach (var (index, png) in cell.Outputs.OfType<JsonObject>().Select(Png).OfType<byte[]>().Index())
            {
                Directory.CreateDirectory(folder);
                AtomicFile.Write(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"cell-{cell.Number:00}-{index + 1}.png")), png);
                count++;
            }
        }

        return count;
    }

    private static byte[]? Png(JsonObject output)
    {
        if (MultilineText.Read((output["data"] as JsonObject)?["image/png"]) is not { } base64) return null;
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : null; // a cell may call anything a picture
    }
}
