#!/usr/bin/env dotnet
#:project ../lib/Minimax/Minimax.csproj
using Minimax.Data;

return await DataCommand.FetchAsync([DataSets.Maps], Console.Out, Console.Error, live: !Console.IsOutputRedirected);
