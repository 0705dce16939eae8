using Minimax.Display;
using static TorchSharp.torch;

namespace Minimax.Tests.Display;

public sealed class ModelSummaryTests
{
    [Fact]
    public void Shapes_and_parameters_of_every_layer_are_listed()
    {
        using var network = nn.Sequential(
            ("conv", nn.Conv2d(1, 8, 3, padding: 1)),
            ("norm", nn.BatchNorm2d(8)),
            ("act", nn.LeakyReLU(0.2)),
            ("flat", nn.Flatten()),
            ("head", nn.Linear(8 * 4 * 4, 10)));

        var summary = ModelSummary.Of(network, 2, 1, 4, 4);

        summary.Parameters.ShouldBe(((8 * 9) + 8) + 16 + ((128 * 10) + 10));
        var lines = summary.ToPlainText().Split('\n');
        lines.Length.ShouldBe(2 + 5 + 1);
        Words(lines[2]).ShouldBe("conv Conv2d (2, 8, 4, 4) 80");
        Words(lines[3]).ShouldBe("norm BatchNorm2d (2, 8, 4, 4) 16");
        Words(lines[5]).ShouldBe("flat Flatten (2, 128) 0");
        Words(lines[6]).ShouldBe("head Linear (2, 10) 1,290");
        Words(lines[7]).ShouldBe("all 1,386");
    }

    [Fact]
    public void The_network_is_left_as_it_was()
    {
        using var normalisation = nn.BatchNorm1d(3);
        using var network = nn.Sequential(("norm", normalisation), ("drop", nn.Dropout(0.5)));
        network.train();
        normalisation.eval();
        var live = TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        ModelSummary.Of(network, 4, 3);

        TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount.ShouldBe(live);
        (network.training, normalisation.training).ShouldBe((true, false));
        normalisation.running_mean!.abs().sum().item<float>().ShouldBe(0);
        ModelSummary.Of(network, 4, 3).ToPlainText().Split('\n').Length.ShouldBe(5); // the hooks of the first look are gone
    }

    [Fact]
    public void A_layer_that_runs_twice_has_its_parameters_once()
    {
        using var layer = nn.Linear(3, 3);
        using var network = nn.Sequential(("layer", layer));

        var summary = ModelSummary.Of(network, () => network.call(network.call(zeros(1, 3))));

        summary.ToPlainText().Split('\n').Select(Words).ShouldBe(
            ["layer kind output parameters", "───── ────── ────── ──────────", "layer Linear (1, 3) 12", "layer Linear (1, 3) 0", "all 12"]);
    }

    private static string Words(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
