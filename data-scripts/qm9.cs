#!/usr/bin/env dotnet
#:project ../lib/Minimax/Minimax.csproj
using Minimax.Data;

return await new DataCommand(Console.Out, Console.Error, live: !Console.IsOutputRedirected).FetchAsync([DataSets.Qm9]);
