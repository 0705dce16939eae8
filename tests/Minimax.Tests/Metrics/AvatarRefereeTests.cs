using Minimax.Data;
using Minimax.Metrics;
using Minimax.Tests.Data;
using TorchSharp;
using static TorchSharp.torch;
using Faces = Minimax.Data.Avatars;

namespace Minimax.Tests.Metrics;

public sealed class AvatarRefereeTests
{
    [Fact]
    public void Sixty_steps_suffice_to_tell_day_from_night_and_light_from_deep_skin()
    {
        var people = Faces.People(500, seed: 21);
        using var set = Faces.Draw("people", people);
        var scores = AvatarReferee.Train(steps: 60).Judge(set).Against(new AvatarTable(people)).ToDictionary(score => score.Name, score => score.Value);
        scores["scene"].ShouldBeInRange(.7, 1);
        scores["skin"].ShouldBeInRange(.5, 1);
        scores["nose"].ShouldBeInRange(.2, .9); // what is small takes longer
    }

    [Fact]
    public void A_referee_is_trained_once_and_kept_whole()
    {
        using var folder = new TemporaryFolder();
        var images = rand(10, 3, 64, 64);
        var trainings = 0;
        var first = Open().Judge(images);
        Open();
        var next = rand(3); // what a notebook draws after it does not depend on whether it was kept
        AvatarReferee.Train(steps: 2);
        rand(3).Equals(next).ShouldBeTrue();
        var file = Directory.GetFiles(folder.Path).ShouldHaveSingleItem();
        Open().Judge(images).Features.Equals(first.Features).ShouldBeTrue();
        trainings.ShouldBe(1);

        File.WriteAllBytes(file, File.ReadAllBytes(file)[..1000]); // cut short: trained again, to the same weights
        Open().Judge(images).Features.allclose(first.Features, rtol: 1e-3, atol: 1e-4).ShouldBeTrue();
        trainings.ShouldBe(2);
        Directory.GetFiles(folder.Path).ShouldHaveSingleItem().ShouldBe(file);

        AvatarReferee Open() => AvatarReferee.Open(folder.Path, steps: 2, progress => trainings += progress.Step == 2 ? 1 : 0, CancellationToken.None);
    }

    [Fact]
    public void A_perfect_judgement_scores_one_and_what_is_hidden_does_not_count()
    {
        var people = Faces.People(400, seed: 22);
        var truth = new AvatarTable(people);
        var right = new AvatarJudgement(zeros(400, 2), truth.Codes, truth.Amounts);
        right.Against(truth).ShouldAllBe(score => Math.Abs(score.Value - 1) < 1e-9);

        var blind = truth.Codes.masked_fill(truth.CodesShow.logical_not(), 0);
        new AvatarJudgement(zeros(400, 2), blind, truth.Amounts).Against(truth).ShouldAllBe(score => Math.Abs(score.Value - 1) < 1e-9);

        var wrong = new AvatarJudgement(zeros(400, 2), zeros_like(truth.Codes), truth.Amounts.mean([0]).expand_as(truth.Amounts)).Against(truth);
        wrong.Where(score => !score.Discrete).ShouldAllBe(score => Math.Abs(score.Value) < .05);
        wrong.First(score => score.Name == "scene").Value.ShouldBe(people.Count(a => a.Scene == Scene.Plain) / 400.0, 1e-9);
    }

    [Fact]
    public void A_histogram_tells_what_was_dropped_by_name()
    {
        var histogram = new AttributeHistogram("scene", ["plain", "halo", "day", "night"], [.7, .2, .1, 0], [.5, .2, .15, .15]);
        histogram.TotalVariation.ShouldBe(.2, 1e-12);
        histogram.Dropped.ShouldBe(["night"]);
    }

    [Fact]
    public void Shares_of_samples_stand_beside_those_of_data()
    {
        var (samples, data) = (Judged(a => a with { Scene = Scene.Day }), Judged(a => a));
        var scene = samples.Beside(data).First(histogram => histogram.Name == "scene");
        scene.Samples.ShouldBe([0, 0, 1, 0]);
        scene.Data.Sum().ShouldBe(1, 1e-12);
        scene.Dropped.ShouldBe(["plain", "halo", "night"]);
        samples.Beside(data).First(histogram => histogram.Name == "hat").TotalVariation.ShouldBe(0);

        static AvatarJudgement Judged(Func<Avatar, Avatar> change)
        {
            var table = new AvatarTable([.. Faces.People(200, seed: 23).Select(change)]);
            return new AvatarJudgement(zeros(200, 2), table.Codes, table.Amounts);
        }
    }

    [Fact]
    public void A_picture_of_another_size_is_refused() =>
        Should.Throw<ArgumentException>(() => AvatarReferee.Train(steps: 1).Judge(zeros(1, 3, 32, 32))).Message.ShouldContain("images of 3×64×64, these are 3×32×32");
}
