@rem The one entry to the course on Windows: builds what is stale, then hands over to lib\Minimax.Cli.
@dotnet run --project "%~dp0lib\Minimax.Cli" -- %*
