using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Steps;

/// <summary>Every step where a reader may train it: on the CPU, and on a GPU where the machine has one that libtorch can use.</summary>
public sealed class DeviceTests
{
    public static TheoryData<string, DeviceType> NamesAndDevices => WithDevices(EveryStep.Names.Select(row => row.Data));

    /// <summary>Each name with each device of this machine.</summary>
    internal static TheoryData<string, DeviceType> WithDevices(IEnumerable<string> names)
    {
        DeviceType[] devices = cuda.is_available() ? [DeviceType.CPU, DeviceType.CUDA] : [DeviceType.CPU];
        return [.. from name in names from device in devices select (name, device)];
    }

    [Theory]
    [MemberData(nameof(NamesAndDevices))]
    public void A_step_stays_on_its_device_and_reports_numbers(string name, DeviceType device)
    {
        manual_seed(1);
        var step = EveryStep.Make(name, new Device(device));
        for (var i = 0; i < 3; i++) step.Update().Read().ShouldAllBe(number => double.IsFinite(number));
        foreach (var player in step.Players)
        {
            player.Network.parameters().ShouldAllBe(weights => weights.device_type == device && weights.isfinite().all().ToBoolean(), player.Name);
            player.Network.state_dict().Values.ShouldAllBe(held => !held.isnan().any().ToBoolean(), player.Name); // a pool may lie elsewhere, a mask hold −∞
        }
    }
}
