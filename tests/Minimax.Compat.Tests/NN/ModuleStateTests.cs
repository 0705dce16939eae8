using System.Text;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Compat.Tests.NN;

public sealed class ModuleStateTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("minimax-state-").FullName;
    readonly TorchSharp.DisposeScope scope = NewDisposeScope();

    string Location => Path.Combine(folder, "network.dat");

    public void Dispose()
    {
        scope.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_file_restores_parameters_and_buffers_bit_by_bit()
    {
        var trained = Network(1);
        trained.call(randn(4, 3, 8, 8));
        trained.save(Location);
        var restored = Network(2);
        restored.load(Location);
        Bytes(restored).ShouldBe(Bytes(trained));
        Directory.GetFiles(folder).ShouldBe([Location]);
    }

    [Fact]
    public void A_stream_holds_what_a_file_holds()
    {
        var network = Network(1);
        network.save(Location);
        Bytes(network).ShouldBe(File.ReadAllBytes(Location));
    }

    [Fact]
    public void The_format_is_the_count_then_names_types_shapes_and_bytes()
    {
        var layer = Linear(2, 1, hasBias: false);
        init.constant_(layer.weight, 0.5);
        byte[] weight = [0, 0, 0, 0x3F, 0, 0, 0, 0x3F];
        Bytes(layer).ShouldBe([1, 6, .. Encoding.UTF8.GetBytes("weight"), 6 /* Float32 */, 2 /* dimensions */, 1, 2, .. weight]);
    }

    [Fact]
    public void A_truncated_file_is_refused_by_name_at_every_length_and_changes_nothing()
    {
        var complete = Bytes(Linear(3, 2));
        var layer = Linear(3, 2);
        var before = Bytes(layer);
        for (var length = 0; length < complete.Length; length++)
        {
            File.WriteAllBytes(Location, complete[..length]);
            Should.Throw<InvalidDataException>(() => layer.load(Location)).Message.ShouldContain(Location);
            Bytes(layer).ShouldBe(before);
        }
    }

    [Fact]
    public void Any_single_damaged_byte_of_the_header_is_refused_or_harmless_and_never_an_endless_allocation()
    {
        var complete = Bytes(Linear(3, 2));
        for (var position = 0; position < 12; position++)
        {
            foreach (var value in new byte[] { 0x00, 0x7F, 0x80, 0xFF })
            {
                byte[] damaged = [.. complete];
                damaged[position] = value;
                if (complete[position] == value)
                    continue;
                File.WriteAllBytes(Location, damaged);
                Should.Throw<InvalidDataException>(() => Linear(3, 2).load(Location), $"byte {position} = {value}");
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_tensor_of_absurd_size_is_refused_before_it_is_allocated(bool strict)
    {
        using var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write7BitEncodedInt64(1);
            writer.Write("weight");
            writer.Write7BitEncodedInt64((long)float32);
            writer.Write7BitEncodedInt64(2);
            writer.Write7BitEncodedInt64(1L << 40);
            writer.Write7BitEncodedInt64(1L << 40);
        }
        File.WriteAllBytes(Location, memory.ToArray());
        Should.Throw<InvalidDataException>(() => Linear(3, 2, hasBias: false).load(Location, strict));
        Should.Throw<InvalidDataException>(() => ReLU().load(Location, strict));
    }

    [Fact]
    public void The_state_of_another_network_is_refused()
    {
        Linear(3, 2).save(Location);
        Should.Throw<InvalidDataException>(() => Linear(3, 2, hasBias: false).load(Location)).Message.ShouldContain("2 entries");
        Should.Throw<InvalidDataException>(() => Linear(2, 2).load(Location)).Message.ShouldContain("[2, 3]");
        Should.Throw<InvalidDataException>(() => Sequential(Linear(3, 2)).load(Location)).Message.ShouldContain("weight");
        Should.Throw<InvalidDataException>(() => Linear(3, 2, dtype: float64).load(Location)).Message.ShouldContain("Float32");
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        Should.Throw<FileNotFoundException>(() => Linear(1, 1).load(Location)).Message.ShouldContain(Location);
    }

    [Fact]
    public void Without_strictness_common_names_are_loaded_and_reported()
    {
        var source = Linear(3, 2, hasBias: false);
        source.save(Location);
        var target = Linear(3, 2);
        var bias = target.bias!.Numbers();
        Dictionary<string, bool> loaded = [];
        target.load(Location, strict: false, loadedParameters: loaded);
        target.weight.Numbers().ShouldBe(source.weight.Numbers());
        target.bias!.Numbers().ShouldBe(bias);
        loaded.ShouldBe(new Dictionary<string, bool> { ["weight"] = true, ["bias"] = false });
    }

    [Fact]
    public void Unknown_names_are_passed_over_without_strictness()
    {
        var source = Linear(3, 2);
        source.save(Location);
        var target = Linear(3, 2, hasBias: false);
        target.load(Location, strict: false);
        target.weight.Numbers().ShouldBe(source.weight.Numbers());
    }

    [Fact]
    public void Skipped_names_stay_as_they_are()
    {
        var source = Linear(3, 2);
        source.save(Location);
        var target = Linear(3, 2);
        var weight = target.weight.Numbers();
        target.load(Location, skip: ["weight"]);
        target.weight.Numbers().ShouldBe(weight);
        target.bias!.Numbers().ShouldBe(source.bias!.Numbers());
    }

    [Fact]
    public void A_dictionary_is_copied_from_and_differences_are_reported()
    {
        var source = Linear(3, 2);
        var target = Linear(3, 2);
        target.load_state_dict(source.state_dict());
        Bytes(target).ShouldBe(Bytes(source));
        target.weight.ShouldNotBeSameAs(source.weight);

        var other = new Dictionary<string, Tensor> { ["weight"] = ones(2, 3), ["extra"] = ones(1) };
        Should.Throw<InvalidOperationException>(() => target.load_state_dict(other)).Message.ShouldContain("extra");
        var (missing, unexpected) = target.load_state_dict(other, strict: false);
        missing.ShouldBe(["bias"]);
        unexpected.ShouldBe(["extra"]);
        target.weight.Numbers().ShouldAllBe(value => value == 1);
        Should.Throw<ArgumentException>(() => target.load_state_dict(new() { ["weight"] = ones(1) }, strict: false)).Message.ShouldContain("weight");
    }

    [Fact]
    public void A_failing_save_leaves_the_old_file()
    {
        Linear(3, 2).save(Location);
        var before = File.ReadAllBytes(Location);
        var broken = Linear(3, 2);
        broken.weight.Dispose();
        Should.Throw<Exception>(() => broken.save(Location));
        File.ReadAllBytes(Location).ShouldBe(before);
        Directory.GetFiles(folder).ShouldBe([Location]);
    }

    static TorchSharp.Modules.Sequential Network(long seed)
    {
        manual_seed(seed);
        return Sequential(("conv", Conv2d(3, 4, 3)), ("norm", BatchNorm2d(4)), ("flat", Flatten()), ("out", Linear(144, 2)));
    }

    static byte[] Bytes(nn.Module module)
    {
        using var memory = new MemoryStream();
        module.save(memory);
        return memory.ToArray();
    }
}
