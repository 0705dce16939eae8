using Minimax.Tests.Data;
using Minimax.Training;

namespace Minimax.Tests.Training;

public sealed class LongRunTests : IDisposable
{
    private readonly string name = $"test-{Guid.NewGuid():N}"; // beside the stored tables, where a script writes

    private string File => Path.Combine(Checkout.Root, "long-runs", name + ".csv");

    public void Dispose() => System.IO.File.Delete(File);

    [Fact]
    public void What_is_added_is_read_again()
    {
        var written = LongRun.Open(name, "method", "seed", "score");
        written.Add(2, "a, \"quoted\"", 0, 1.5);
        written.Add(2, "a, \"quoted\"", 1, -2e-7);
        written.Add(2, "b", 0, 3);
        var read = LongRun.Read(name);
        read.Rows.Select(row => row[0]).ShouldBe(["a, \"quoted\"", "a, \"quoted\"", "b"]);
        read.Numbers("score", "a, \"quoted\"").ShouldBe([1.5, -2e-7]);
        read.Numbers("score").ShouldBe([1.5, -2e-7, 3]);
        read.Has("b", 0).ShouldBeTrue();
        read.Has("b", 1).ShouldBeFalse();
    }

    [Fact]
    public void A_row_of_the_same_key_is_replaced_and_a_run_that_goes_on_keeps_the_others()
    {
        LongRun.Open(name, "steps", "error").Add(1, 0, 0.9);
        var again = LongRun.Open(name, "steps", "error");
        again.Add(1, 1000, 0.5);
        again.Add(1, 1000, 0.4);
        LongRun.Read(name).Numbers("error").ShouldBe([0.9, 0.4]);
        again.Add(1, 0, 0.7).ShouldBe(["0", "0.7"]); // where the old one was: claims compare rows of the same place
        LongRun.Read(name).Numbers("error").ShouldBe([0.7, 0.4]);
        again.Clear();
        again.Add(1, 0, 0.8);
        LongRun.Read(name).Numbers("error").ShouldBe([0.8]);
    }

    [Fact]
    public void What_does_not_fit_is_said_with_the_files_name()
    {
        Should.Throw<FileNotFoundException>(() => LongRun.Read(name)).Message.ShouldContain($"dotnet run long-runs/{name}.cs");
        LongRun.Open(name, "steps", "error").Add(1, 0, 0.9);
        Should.Throw<InvalidDataException>(() => LongRun.Open(name, "steps", "loss")).Message.ShouldContain(name);
        Should.Throw<ArgumentException>(() => LongRun.Open(name, "steps", "error").Add(1, 0)).Message.ShouldContain("2 columns");
        Should.Throw<ArgumentException>(() => LongRun.Read(name).Numbers("loss")).Message.ShouldContain("'loss'");
        System.IO.File.AppendAllText(File, "1000\n");
        Should.Throw<InvalidDataException>(() => LongRun.Read(name)).Message.ShouldContain("line 3");
    }
}
