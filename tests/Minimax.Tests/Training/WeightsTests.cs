using System.IO.Compression;
using System.Text;
using Minimax.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Training;

public sealed class WeightsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("minimax-").FullName;

    public static TheoryData<string> Endings => [".safetensors", ".pt", ".pth"];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Endings))]
    public void What_was_saved_is_loaded_bit_by_bit_buffers_and_scalars_too(string ending)
    {
        var (one, other) = (Network(), Network());
        one.call(randn(5, 3)).Dispose(); // batch normalisation has averages now, and has counted to 1
        Weights.Save(one, File(ending));
        Weights.Load(other, File(ending));
        Bits(other).ShouldBe(Bits(one));
        other.state_dict().Keys.ShouldContain(name => name.EndsWith("num_batches_tracked"));
    }

    [Theory]
    [MemberData(nameof(Endings))]
    public void A_file_tells_the_shapes_that_it_holds(string ending)
    {
        Weights.Save(nn.Linear(3, 4), File(ending));
        var shapes = Weights.Shapes(File(ending));
        shapes.Keys.ShouldBe(["weight", "bias"], ignoreOrder: true);
        shapes["weight"].ShouldBe([4, 3]);
        Should.Throw<WeightsException>(() => Weights.Shapes(File(".none"))).Message.ShouldContain(".none");
    }

    [Theory]
    [MemberData(nameof(Endings))]
    public void A_view_is_stored_as_what_it_shows(string ending)
    {
        var (one, other) = (nn.Linear(3, 4), nn.Linear(3, 4));
        using (no_grad()) one.weight = nn.Parameter(arange(24, ScalarType.Float32).view(3, 8).narrow(1, 2, 4).t());
        Weights.Save(one, File(ending));
        Weights.Load(other, File(ending));
        other.weight!.flatten().data<float>().ToArray().ShouldBe([2, 10, 18, 3, 11, 19, 4, 12, 20, 5, 13, 21]);
    }

    [Theory]
    [MemberData(nameof(Endings))]
    public void Names_that_do_not_fit_are_named(string ending)
    {
        Weights.Save(nn.Linear(3, 4), File(ending));
        var fault = Should.Throw<WeightsException>(() => Weights.Load(nn.Sequential(nn.Linear(3, 4)), File(ending)));
        fault.Message.ShouldBe($"{File(ending)}: its names are not those of the network: 0.bias, 0.weight missing, bias, weight unknown here.");
    }

    [Theory]
    [MemberData(nameof(Endings))]
    public void Shapes_that_do_not_fit_are_named_and_nothing_is_changed(string ending)
    {
        Weights.Save(nn.Sequential(nn.Linear(3, 4), nn.Linear(4, 2)), File(ending));
        var network = nn.Sequential(nn.Linear(3, 4), nn.Linear(4, 1));
        var before = Bits(network);
        var fault = Should.Throw<WeightsException>(() => Weights.Load(network, File(ending)));
        fault.Message.ShouldBe($"{File(ending)}: 1.weight is (2, 4) in it, and (1, 4) in the network.");
        Bits(network).ShouldBe(before);
    }

    [Theory]
    [MemberData(nameof(Endings))]
    public void One_format_becomes_the_other(string ending)
    {
        var (one, other) = (Network(), Network());
        Weights.Save(one, File(ending));
        var converted = Path.Combine(folder, "converted" + (ending == ".pt" ? ".safetensors" : ".pt"));
        Weights.Convert(File(ending), converted);
        Weights.Load(other, converted);
        Bits(other).ShouldBe(Bits(one));
    }

    [Theory]
    [MemberData(nameof(Endings))]
    public void Every_truncation_is_refused_by_name_and_nothing_is_changed(string ending)
    {
        Weights.Save(Network(), File(ending));
        var good = System.IO.File.ReadAllBytes(File(ending));
        var network = Network();
        var before = Bits(network);
        foreach (var length in new[] { 0, 1, 7, 8, 9, good.Length / 3, good.Length / 2, good.Length - 1 })
        {
            System.IO.File.WriteAllBytes(File(ending), good[..length]);
            Should.Throw<WeightsException>(() => Weights.Load(network, File(ending))).Message.ShouldStartWith(File(ending));
        }

        Bits(network).ShouldBe(before);
    }

    [Theory]
    [MemberData(nameof(Endings))]
    public void A_flipped_byte_is_refused_by_name_or_changes_a_number_but_never_ends_the_process(string ending)
    {
        Weights.Save(Network(), File(ending));
        var good = System.IO.File.ReadAllBytes(File(ending));
        var random = new Random(5);
        var refused = 0;
        for (var i = 0; i < 200; i++)
        {
            var bad = (byte[])good.Clone();
            bad[random.Next(bad.Length)] ^= (byte)random.Next(1, 256);
            System.IO.File.WriteAllBytes(File(ending), bad);
            try
            {
                Weights.Load(Network(), File(ending));
            }
            catch (WeightsException fault)
            {
                fault.Message.ShouldStartWith(File(ending));
                refused++;
            }
        }

        refused.ShouldBeGreaterThan(20);
    }

    [Theory]
    [InlineData("cposix\nsystem\n", "posix.system")]
    [InlineData("cbuiltins\neval\n", "builtins.eval")]
    [InlineData("ctorch.hub\nload\n", "torch.hub.load")]
    [InlineData("ctorch\nload\n", "torch.load")]
    [InlineData("(X\u0002\0\0\0idiposix\nsystem\n", "instruction 0x69")]     // INST: calls by name as well
    [InlineData("\u008c\u0005posix\u008c\u0006system\u0093", "instruction 0x8C")] // STACK_GLOBAL: calls what it has put together itself
    public void A_hostile_pickle_is_refused_by_name_and_nothing_of_it_is_executed(string program, string named)
    {
        var trace = Path.Combine(folder, "trace");
        var command = $"touch {trace}";
        var call = $"X{(char)command.Length}\0\0\0{command}\u0085R."; // the call of it with one text, and the end
        Zip(File(".pt"), Encoding.Latin1.GetBytes("\u0080\u0002" + program + call));
        var fault = Should.Throw<WeightsException>(() => Weights.Load(Network(), File(".pt")));
        fault.Message.ShouldStartWith(File(".pt"));
        fault.Message.ShouldContain(named);
        fault.Message.ShouldContain("Nothing of it was executed.");
        System.IO.File.Exists(trace).ShouldBeFalse();
    }

    [Fact]
    public void A_second_pickle_which_another_reader_might_take_for_the_first_is_refused()
    {
        Weights.Save(Network(), File(".pt"));
        using (var zip = ZipFile.Open(File(".pt"), ZipArchiveMode.Update)) zip.CreateEntry("evildata.pkl");
        Should.Throw<WeightsException>(() => Weights.Load(Network(), File(".pt"))).Message.ShouldContain("it holds 2 pickles");
    }

    [Fact]
    public void What_is_no_dictionary_of_tensors_is_refused()
    {
        Zip(File(".pt"), Encoding.Latin1.GetBytes("\u0080\u0002}X\u0001\0\0\0aK\u0001s.")); // {"a": 1}
        Should.Throw<WeightsException>(() => Weights.Load(Network(), File(".pt"))).Message.ShouldContain("'a' in it is no tensor");
        Zip(File(".pt"), Encoding.Latin1.GetBytes("\u0080\u0002K\u0001.")); // 1
        Should.Throw<WeightsException>(() => Weights.Load(Network(), File(".pt"))).Message.ShouldStartWith(File(".pt"));
        System.IO.File.WriteAllText(File(".pt"), "no zip file");
        Should.Throw<WeightsException>(() => Weights.Load(Network(), File(".pt"))).Message.ShouldContain("zip file");
    }

    [Theory]
    [InlineData("""{"w":{"dtype":"F32","shape":[1000000000,1000000000],"data_offsets":[0,16]}}""", "its shape takes 4000000000000000000")]
    [InlineData("""{"w":{"dtype":"F32","shape":[4],"data_offsets":[0,999]}}""", "cut short")]
    [InlineData("""{"w":{"dtype":"F32","shape":[4],"data_offsets":[-16,0]}}""", "w ")]
    [InlineData("""{"w":{"dtype":"X9","shape":[4],"data_offsets":[0,16]}}""", "X9")]
    [InlineData("""{"w":7}""", "")]
    [InlineData("""[]""", "")]
    public void A_hostile_head_is_refused_before_it_costs_memory(string head, string named)
    {
        System.IO.File.WriteAllBytes(File(".safetensors"), [.. BitConverter.GetBytes((ulong)head.Length), .. Encoding.UTF8.GetBytes(head), .. new byte[16]]);
        Should.Throw<WeightsException>(() => Weights.Load(Network(), File(".safetensors"))).Message.ShouldContain(named);
    }

    [Fact]
    public void A_file_that_is_not_there_cannot_be_written_or_ends_otherwise_is_one_sentence()
    {
        Should.Throw<WeightsException>(() => Weights.Load(Network(), File(".pt"))).Message.ShouldBe($"{File(".pt")}: there is no such file.");
        Should.Throw<WeightsException>(() => Weights.Save(Network(), File(".onnx"))).Message.ShouldContain("ends in .safetensors, .pt or .pth");
        System.IO.File.WriteAllText(Path.Combine(folder, "occupied"), "");
        Should.Throw<WeightsException>(() => Weights.Save(Network(), Path.Combine(folder, "occupied", "g.pt"))).Message.ShouldContain("cannot be written");
        Directory.GetFileSystemEntries(folder).Length.ShouldBe(1);
    }

    private static nn.Module<Tensor, Tensor> Network() => nn.Sequential(nn.Linear(3, 8), nn.BatchNorm1d(8), nn.ReLU(), nn.Linear(8, 2));

    private static double[] Bits(nn.Module network) => [.. network.state_dict().Values.SelectMany(t => t.detach().to_type(ScalarType.Float64).flatten().data<double>().ToArray())];

    private static void Zip(string file, byte[] pickle)
    {
        System.IO.File.Delete(file);
        using var zip = ZipFile.Open(file, ZipArchiveMode.Create);
        using var entry = zip.CreateEntry("archive/data.pkl").Open();
        entry.Write(pickle);
    }

    private string File(string ending) => Path.Combine(folder, "g" + ending);
}
