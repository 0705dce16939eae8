using Minimax.Build;

// A step of the build: dotnet Minimax.Build.dll FILE. Says what it did, if anything.
foreach (var file in args)
{
    if (NativeMending.Mend(file, StandardLibrary.Versions()) is { Length: > 0 } news) Console.WriteLine(news);
}
