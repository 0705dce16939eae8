#!/usr/bin/env dotnet
#:project ../lib/Minimax/Minimax.csproj
using Minimax.Data;

// The address, the length and the checksum are the publisher's; we have not been able to try the download itself. If it fails, the message says what to put where by hand.
return await new DataCommand(Console.Out, Console.Error, live: !Console.IsOutputRedirected).FetchAsync([DataSets.Qm9Whole]);
