using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Minimax.Notebooks.Tests.Support;

/// <summary>A real Slurm of two nodes, <c>one</c> and <c>two</c>, on this machine and its loopback interface alone. It needs no root, and ends with the test.</summary>
public sealed class SlurmCluster : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder folder = new();
    private readonly List<Process> daemons = [];
    private int[] ports = [];

    public SlurmCluster()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Slurm runs on Linux only.");
        foreach (var program in new[] { "munged", "slurmctld", "slurmd", "sbatch" })
            if (!Search.Any(place => File.Exists(Path.Combine(place, program))))
                throw new FileNotFoundException($"{program} is not on this machine, and a sweep on Slurm cannot be tested: apt-get install slurm-wlm munge.");
        File.WriteAllBytes(folder.File("key"), [.. Enumerable.Range(0, 128).Select(_ => (byte)Random.Shared.Next(256))]);
        Permit(folder.File("key"), UnixFileMode.UserRead);
        Permit(folder.Path, (UnixFileMode)0b111_101_101); // what munge asks of the folder of its socket
        File.WriteAllText(Configuration, Text(FreePorts(3)));
        Start("munged", "--foreground", $"--key-file={folder.File("key")}", $"--socket={folder.File("munge")}", $"--pid-file={folder.File("munged.pid")}", $"--log-file={folder.File("munged.log")}", $"--seed-file={folder.File("seed")}");
        Wait(() => File.Exists(folder.File("munge")), "munge to listen");
        Directory.CreateDirectory(folder.File("state"));
        Start("slurmctld", "-D", "-f", Configuration);
        foreach (var node in new[] { "one", "two" }) Start("slurmd", "-D", "-f", Configuration, "-N", node);
        Wait(() => Ask("sinfo", "-h", "-o", "%D %t").Trim() == "2 idle", "two idle nodes");
    }

    /// <summary>What <c>SLURM_CONF</c> is to name.</summary>
    public string Configuration => folder.File("slurm.conf");

    /// <summary>The addresses at which the cluster listens.</summary>
    public IReadOnlyList<IPAddress> Addresses => [.. System.Net.NetworkInformation.IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners()
        .Where(listener => ports.Contains(listener.Port)).Select(listener => listener.Address)];

    private static string[] Search => [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator), "/usr/sbin", "/sbin"];

    /// <summary>What one of Slurm's commands prints.</summary>
    public string Ask(string program, params string[] arguments)
    {
        using var process = Process.Start(Command(program, arguments))!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output + errors.GetAwaiter().GetResult();
    }

    /// <exception cref="TimeoutException">It has not come to be.</exception>
    public void Wait(Func<bool> holds, string what)
    {
        for (var clock = Stopwatch.StartNew(); !holds(); Thread.Sleep(50))
            if (clock.Elapsed > Patience || daemons.Exists(daemon => daemon.HasExited)) throw new TimeoutException($"waited for {what}; Slurm's logs:\n{Logs()}");
    }

    public void Dispose()
    {
        Ask("scancel", "--user", Environment.UserName);
        foreach (var daemon in Enumerable.Reverse(daemons))
        {
            daemon.Kill(entireProcessTree: true); // the processes that this test started, and theirs
            daemon.WaitForExit();
            daemon.Dispose();
        }

        folder.Dispose();
    }

    private ProcessStartInfo Command(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(Search.Select(place => Path.Combine(place, program)).First(File.Exists), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SLURM_CONF"] = Configuration;
        return start;
    }

    private void Start(string program, params string[] arguments)
    {
        var process = Process.Start(Command(program, arguments))!;
        var log = folder.File($"{program}{daemons.Count}.out");
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        daemons.Add(process);

        void Keep(object sender, DataReceivedEventArgs line)
        {
            lock (daemons) File.AppendAllText(log, line.Data + "\n");
        }
    }

    private string Logs()
    {
        lock (daemons) return string.Join('\n', Directory.GetFiles(folder.Path, "*.out").SelectMany(file => File.ReadLines(file).TakeLast(5).Prepend(Path.GetFileName(file))));
    }

    private static void Permit(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, mode);
    }

    private int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        listeners.ForEach(listener => listener.Dispose());
        return ports;
    }

    // Without cgroups and systemd. A node's name is not that of the machine: two of them live here.
    private string Text(int[] ports) => $"""
        ClusterName=minimax
        SlurmctldHost={Environment.MachineName}(127.0.0.1)
        SlurmctldPort={ports[0]}
        SlurmUser={Environment.UserName}
        SlurmdUser={Environment.UserName}
        CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
        AuthInfo=socket={folder.File("munge")}
        SlurmctldPidFile={folder.File("slurmctld.pid")}
        SlurmdPidFile={folder.File("slurmd.%n.pid")}
        SlurmdSpoolDir={folder.File("spool.%n")}
        StateSaveLocation={folder.File("state")}
        ProctrackType=proctrack/linuxproc
        TaskPlugin=task/none
        MpiDefault=none
        SelectType=select/cons_tres
        SelectTypeParameters=CR_CPU
        KillWait=1
        NodeName=one NodeHostname={Environment.MachineName} NodeAddr=127.0.0.1 Port={ports[1]} CPUs=2 RealMemory=1000
        NodeName=two NodeHostname={Environment.MachineName} NodeAddr=127.0.0.1 Port={ports[2]} CPUs=2 RealMemory=1000
        PartitionName=all Nodes=ALL Default=YES

        """;
}
