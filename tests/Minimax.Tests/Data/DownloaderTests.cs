using System.Diagnostics;
using System.Security.Cryptography;
using Minimax.Data;
using static Minimax.Tests.Data.MirrorServer;

namespace Minimax.Tests.Data;

[Collection(nameof(Alone))]
public sealed class DownloaderTests : IDisposable
{
    internal static readonly DownloadOptions Quick = new()
    {
        Mirror = null,
        Silence = TimeSpan.FromSeconds(30),
        Attempts = 3,
        Pause = TimeSpan.FromMilliseconds(10),
    };

    private const string Name = "digits.bin";
    private readonly TemporaryFolder folder = new();
    private readonly byte[] content = RandomBytes(300_000);

    private string Target => folder[$"toy/{Name}"];

    private string Part => Target + ".part";

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_file_arrives_whole_and_is_not_asked_for_twice()
    {
        using var server = new MirrorServer(content);
        await FetchAsync(server.Url);
        await FetchAsync(server.Url);

        File.ReadAllBytes(Target).ShouldBe(content);
        File.Exists(Part).ShouldBeFalse();
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_connection_cut_in_the_middle_is_resumed_where_it_broke()
    {
        using var server = new MirrorServer(request => request.From is null ? Answer.Of(content, request).CutAfter(100_000) : Answer.Of(content, request));
        await FetchAsync(server.Url);

        File.ReadAllBytes(Target).ShouldBe(content);
        server.Requests.Select(request => request.From).ShouldBe([null, 100_000]);
    }

    [Fact]
    public async Task A_second_mirror_goes_on_where_the_first_one_left_off()
    {
        using var broken = new MirrorServer(request => request.From is null ? Answer.Of(content, request).CutAfter(120_000) : Answer.NotFound);
        using var whole = new MirrorServer(content);
        await FetchAsync(broken.Url, whole.Url);

        File.ReadAllBytes(Target).ShouldBe(content);
        whole.Requests.ShouldHaveSingleItem().From.ShouldBe(120_000);
    }

    [Fact]
    public async Task A_server_without_ranges_starts_over_and_still_succeeds()
    {
        folder.Write($"toy/{Name}.part", content[..50_000]);
        using var server = new MirrorServer(_ => new Answer("200 OK", content));
        await FetchAsync(server.Url);

        File.ReadAllBytes(Target).ShouldBe(content);
    }

    [Fact]
    public async Task A_flipped_byte_is_refused_and_the_file_is_not_kept()
    {
        var flipped = content.ToArray();
        flipped[1234] ^= 1;
        using var server = new MirrorServer(flipped);
        var error = await Should.ThrowAsync<DownloadException>(() => FetchAsync(server.Url));

        error.Message.ShouldContain(HashOf(flipped));
        error.Message.ShouldContain(HashOf(content));
        FilesLeft().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_damaged_part_from_before_costs_one_more_download_and_no_more()
    {
        folder.Write($"toy/{Name}.part", RandomBytes(100_000, seed: 9));
        using var server = new MirrorServer(content);
        await FetchAsync(server.Url);

        File.ReadAllBytes(Target).ShouldBe(content);
        server.Requests.Select(request => request.From).ShouldBe([100_000, null]);
    }

    [Fact]
    public async Task A_part_that_is_already_whole_is_verified_and_not_downloaded_again()
    {
        folder.Write($"toy/{Name}.part", content);
        using var server = new MirrorServer(content);
        await FetchAsync(server.Url);

        File.ReadAllBytes(Target).ShouldBe(content);
        server.Requests.ShouldHaveSingleItem().From.ShouldBe(content.Length);
    }

    [Fact]
    public async Task A_404_falls_through_to_the_next_mirror()
    {
        using var missing = new MirrorServer(_ => Answer.NotFound);
        using var whole = new MirrorServer(content);
        await FetchAsync(missing.Url, whole.Url);

        File.ReadAllBytes(Target).ShouldBe(content);
        missing.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_mirror_that_hangs_is_left_after_its_silence(bool beforeHeaders)
    {
        using var hung = new MirrorServer(request => Answer.Of(content, request).CutAfter(1000) with { HangsBeforeHeaders = beforeHeaders, HangsAtEnd = true });
        using var whole = new MirrorServer(content);
        var silence = TimeSpan.FromSeconds(2);
        var watch = Stopwatch.StartNew();
        await FetchAsync(Quick with { Silence = silence }, hung.Url, whole.Url);

        File.ReadAllBytes(Target).ShouldBe(content);
        hung.Requests.Count.ShouldBe(1);
        watch.Elapsed.ShouldBeInRange(silence, silence + TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task An_overloaded_mirror_is_asked_again()
    {
        var asked = 0;
        var busy = new Answer("503 Service Unavailable", []);
        using var server = new MirrorServer(request => Interlocked.Increment(ref asked) < 3 ? busy : Answer.Of(content, request));
        await FetchAsync(server.Url);

        File.ReadAllBytes(Target).ShouldBe(content);
        asked.ShouldBe(3);
    }

    [Fact]
    public async Task More_bytes_than_the_file_has_are_not_taken()
    {
        using var server = new MirrorServer(RandomBytes(5_000_000));
        var error = await Should.ThrowAsync<DownloadException>(() => FetchAsync(server.Url));

        error.Message.ShouldContain("5,000,000 bytes, expected 300,000");
        FilesLeft().ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_no_mirror_helps_the_error_lists_each_and_says_what_to_do()
    {
        using var missing = new MirrorServer(_ => Answer.NotFound);
        using var broken = new MirrorServer(_ => new Answer("500 Internal Server Error", []));
        var error = await Should.ThrowAsync<DownloadException>(() => FetchAsync(missing.Url, broken.Url));

        error.Message.ShouldContain($"{missing.Url}/{Name}: it answers 404 Not Found");
        error.Message.ShouldContain($"{broken.Url}/{Name}: it answers 500 Internal Server Error");
        error.Message.ShouldContain($"put one of these into {folder["toy"]}");
        error.Message.ShouldContain("MINIMAX_MIRROR");
        error.Message.ShouldContain(HashOf(content));
        broken.Requests.Count.ShouldBe(Quick.Attempts);
    }

    [Fact]
    public async Task A_mirror_folder_is_asked_before_the_publishers()
    {
        using var mirror = new TemporaryFolder();
        mirror.Write($"toy/{Name}", content);
        using var server = new MirrorServer(content);
        await FetchAsync(Quick with { Mirror = mirror.Path }, server.Url);

        File.ReadAllBytes(Target).ShouldBe(content);
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mirror_url_is_asked_for_the_set_and_the_file()
    {
        using var mirror = new MirrorServer(content);
        await FetchAsync(Quick with { Mirror = mirror.Url + "/data/" });

        mirror.Requests.ShouldHaveSingleItem().Path.ShouldBe($"/data/toy/{Name}");
    }

    [Fact]
    public async Task Either_form_of_a_file_is_accepted_by_its_own_checksum()
    {
        var small = content[..1000];
        using var mirror = new TemporaryFolder();
        mirror.Write($"toy/{Name}", small);
        var file = new DataFile(FormOf(content.Length, HashOf(content)), FormOf(small.Length, HashOf(small)) with { Description = "small" });
        var set = new DataSet("toy", "", "", "", file);
        var data = new DataFolder(folder.Path);
        await new Downloader(data, Quick with { Mirror = mirror.Path }).FetchAsync(set);

        (await data.FindAsync(set, file))!.Description.ShouldBe("small");
    }

    [Fact]
    public async Task A_file_put_there_by_hand_is_verified_and_taken()
    {
        folder.Write($"toy/{Name}", content);
        await FetchAsync();

        File.Exists(folder[$"toy/.{Name}.verified"]).ShouldBeTrue();
    }

    [Fact]
    public async Task A_right_file_is_taken_where_no_note_can_be_left_beside_it()
    {
        folder.Write($"toy/{Name}", content);
        Directory.CreateDirectory(folder[$"toy/.{Name}.verified/in the way"]); // root may write everywhere, but not over a folder
        await FetchAsync();

        File.ReadAllBytes(Target).ShouldBe(content);
    }

    [Fact]
    public async Task A_file_that_changes_after_it_was_verified_is_replaced()
    {
        using var server = new MirrorServer(content);
        await FetchAsync(server.Url);
        var changed = content.ToArray();
        changed[0] ^= 1;
        File.WriteAllBytes(Target, changed);
        await FetchAsync(server.Url);

        File.ReadAllBytes(Target).ShouldBe(content);
        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Progress_grows_and_ends_at_the_whole_file()
    {
        using var server = new MirrorServer(request => Answer.Of(content, request) with { Piece = 30_000, Pause = TimeSpan.FromMilliseconds(50) });
        var reports = new Reports();
        await new Downloader(new DataFolder(folder.Path), Quick).FetchAsync(SetOf(content.Length, HashOf(content), server.Url), reports);

        reports.Count.ShouldBeGreaterThan(2);
        reports.Select(report => report.Received).ShouldBeInOrder(SortDirection.Ascending);
        reports[^1].Received.ShouldBe(content.Length);
        reports[^1].Left.ShouldBe(TimeSpan.Zero);
        reports[^1].BytesPerSecond.ShouldBeInRange(100_000, 1_000_000);
    }

    [Fact]
    public async Task Cancelling_keeps_what_has_arrived_for_the_next_time()
    {
        using var server = new MirrorServer(request => Answer.Of(content, request).CutAfter(200_000) with { HangsAtEnd = true });
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        await Should.ThrowAsync<OperationCanceledException>(() =>
            new Downloader(new DataFolder(folder.Path), Quick).FetchAsync(SetOf(content.Length, HashOf(content), server.Url), null, stop.Token));

        File.Exists(Target).ShouldBeFalse();
        File.ReadAllBytes(Part).ShouldBe(content[..200_000]);
    }

    [Fact]
    public async Task Two_processes_at_once_download_a_file_once()
    {
        using var server = new MirrorServer(request => Answer.Of(content, request) with { Piece = 30_000, Pause = TimeSpan.FromMilliseconds(50) });
        using var one = FetchProcess.Start(server.Url, folder.Path, content);
        using var other = FetchProcess.Start(server.Url, folder.Path, content);
        await Task.WhenAll(WaitAsync(one), WaitAsync(other));

        (one.ExitCode, other.ExitCode).ShouldBe((0, 0));
        server.Requests.Count.ShouldBe(1);
        File.ReadAllBytes(Target).ShouldBe(content);
    }

    [Fact]
    public async Task Whoever_waits_for_another_process_sees_what_that_one_has_got_and_can_leave()
    {
        using var slow = new MirrorServer(request => Answer.Of(content, request).CutAfter(150_000) with { HangsAtEnd = true });
        using var other = FetchProcess.Start(slow.Url, folder.Path, content);
        await UntilAsync(() => File.Exists(Part) && new FileInfo(Part).Length == 150_000);

        using var stop = new CancellationTokenSource();
        var reports = new Reports();
        var waiting = new Downloader(new DataFolder(folder.Path), Quick).FetchAsync(SetOf(content.Length, HashOf(content), slow.Url), reports, stop.Token);
        await UntilAsync(() => reports.Count > 1);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
        other.Kill();

        reports.ShouldAllBe(report => report.Source == "another process" && report.File == $"toy/{Name}" && report.Received == 150_000 && report.Total == content.Length);
        slow.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_killed_process_leaves_nothing_that_is_trusted_and_nothing_that_blocks()
    {
        using var slow = new MirrorServer(request => Answer.Of(content, request).CutAfter(150_000) with { HangsAtEnd = true });
        using var victim = FetchProcess.Start(slow.Url, folder.Path, content);
        await UntilAsync(() => File.Exists(Part) && new FileInfo(Part).Length == 150_000);
        victim.Kill(); // SIGKILL
        await WaitAsync(victim);

        var data = new DataFolder(folder.Path);
        var set = SetOf(content.Length, HashOf(content), slow.Url);
        (await data.FindAsync(set, set.Files[0])).ShouldBeNull();

        using var server = new MirrorServer(content);
        await FetchAsync(server.Url);
        File.ReadAllBytes(Target).ShouldBe(content);
        server.Requests.ShouldHaveSingleItem().From.ShouldBe(150_000);
    }

    [Fact]
    public async Task A_proxy_of_the_environment_is_used()
    {
        using var proxy = new MirrorServer(content);
        using var process = FetchProcess.Start("http://mirror.invalid", folder.Path, content, ("http_proxy", proxy.Url), ("no_proxy", ""));
        await WaitAsync(process);

        process.ExitCode.ShouldBe(0);
        proxy.Requests.ShouldHaveSingleItem().Path.ShouldBe($"http://mirror.invalid/{Name}");
        File.ReadAllBytes(Target).ShouldBe(content);
    }

    [Fact]
    public async Task A_gzip_without_a_published_checksum_is_held_to_its_own()
    {
        var gzip = Archives.Gzip(content);
        var damaged = gzip.ToArray();
        damaged[^6] ^= 1; // in the CRC-32
        var set = (byte[] bytes) => new DataSet("toy", "", "", "", new DataFile(new FileForm(Name, bytes.Length, null, "original")));
        using var mirror = new TemporaryFolder();
        var downloader = new Downloader(new DataFolder(folder.Path), Quick with { Mirror = mirror.Path });

        mirror.Write($"toy/{Name}", damaged);
        (await Should.ThrowAsync<DownloadException>(() => downloader.FetchAsync(set(damaged)))).Message.ShouldContain("no whole gzip");
        mirror.Write($"toy/{Name}", gzip);
        await downloader.FetchAsync(set(gzip));
        File.ReadAllBytes(Target).ShouldBe(gzip);
    }

    internal static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    internal static DataSet SetOf(long bytes, string sha256, params string[] servers) => SetOf("toy", bytes, sha256, servers);

    internal static DataSet SetOf(string name, long bytes, string sha256, params string[] servers) =>
        new(name, "", "", "", new DataFile(FormOf(bytes, sha256, [.. servers.Select(server => $"{server}/{Name}")])));

    private static FileForm FormOf(long bytes, string sha256, params string[] urls) => new(Name, bytes, Checksum.Sha256(sha256), "original", urls);

    private static byte[] RandomBytes(int count, int seed = 1)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static async Task WaitAsync(Process process)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(limit.Token);
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        for (var watch = Stopwatch.StartNew(); !holds(); await Task.Delay(20)) watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));
    }

    private Task FetchAsync(params string[] servers) => FetchAsync(Quick, servers);

    private Task FetchAsync(DownloadOptions options, params string[] servers) =>
        new Downloader(new DataFolder(folder.Path), options).FetchAsync(SetOf(content.Length, HashOf(content), servers));

    private IEnumerable<string> FilesLeft() => Directory.GetFiles(folder["toy"]).Where(file => !file.EndsWith(".lock"));

    private sealed class Reports : List<DownloadProgress>, IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value) => Add(value);
    }
}
