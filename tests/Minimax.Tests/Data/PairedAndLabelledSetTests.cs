using Minimax.Data;

namespace Minimax.Tests.Data;

public sealed class PairedAndLabelledSetTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(Split.Train, 1067, 1334)]
    [InlineData(Split.Test, 120, 140)]
    public void Horses_and_zebras_are_all_there(Split split, int horseCount, int zebraCount)
    {
        var (horses, zebras) = DataSets.Horse2Zebra.Load(SharedData.Of(DataSets.Horse2Zebra), split);
        horses.Images.shape.ShouldBe([horseCount, 3, 128, 128]);
        zebras.Images.shape.ShouldBe([zebraCount, 3, 128, 128]);
    }

    [Theory]
    [InlineData(Split.Train, 1096)]
    [InlineData(Split.Test, 200)]
    public void Aerial_photographs_and_maps_are_pairs(Split split, int count)
    {
        var (photographs, maps) = DataSets.Maps.Load(SharedData.Of(DataSets.Maps), split);
        photographs.Images.shape.ShouldBe([count, 3, 128, 128]);
        maps.Images.shape.ShouldBe([count, 3, 128, 128]);
        var (light, dark) = (Mean(maps), Mean(photographs));
        light.ShouldBeInRange(200, 250); // a map is mostly paper, a city from above is not
        dark.ShouldBeInRange(60, 160);
    }

    [Fact]
    public void Mnist_m_shows_the_digits_of_mnist_in_its_order()
    {
        using var colour = DataSets.MnistM.Load(SharedData.Of(DataSets.MnistM), Split.Test);
        using var grey = DataSets.Mnist.Load(SharedData.Of(DataSets.Mnist), Split.Test);
        colour.Images.shape.ShouldBe([1000L, 3, 32, 32]);
        colour.Labels.data<long>().ToArray().ShouldBe(grey.Labels.narrow(0, 0, 1000).data<long>().ToArray());
    }

    [Fact]
    public void A_label_line_that_is_no_digit_is_refused()
    {
        folder.Write("mnist-m.zip", Archives.Zip(("mnist_m/mnist_m_test_labels.txt", "a.png 3\nb.png x\n"u8.ToArray()), ("a.png", [1])));
        Should.Throw<DataFileException>(() => DataSets.MnistM.Load(folder.Path, Split.Test)).Fault.ShouldBe("line 2 is not a file and a digit");
    }

    [Fact]
    public void Celeba_is_split_as_its_list_says_and_held_to_it()
    {
        var face = ImageFilesTests.Png(2, 2);
        folder.Write("list_eval_partition.txt", "000001.jpg 0\n000002.jpg 1\n000003.jpg 2\n"u8.ToArray());
        folder.Write("img_align_celeba.zip", Archives.Zip([.. Enumerable.Range(1, 3).Select(i => ($"img_align_celeba/00000{i}.jpg", face))]));

        var (files, train, test) = DataSets.CelebA.Open(folder.Path);
        using (files) files.Names.Count.ShouldBe(3);
        train.ShouldBe(["img_align_celeba/000001.jpg"]);
        test.ShouldBe(["img_align_celeba/000003.jpg"]);

        folder.Write("img_align_celeba.zip", Archives.Zip(("img_align_celeba/000001.jpg", face)));
        Should.Throw<DataFileException>(() => DataSets.CelebA.Open(folder.Path)).Fault.ShouldBe("it lacks img_align_celeba/000002.jpg");
    }

    [Fact]
    public async Task Celeba_says_whose_agreement_it_needs_and_downloads_nothing()
    {
        var downloader = new Downloader(new DataFolder(folder.Path), DownloaderTests.Quick);
        var error = await Should.ThrowAsync<DownloadException>(() => downloader.FetchAsync(DataSets.CelebA));
        error.Message.ShouldContain("agreement that only you can accept");
        error.Message.ShouldContain($"into {folder["celeba"]}");
        error.Message.ShouldNotContain("tried");
    }

    private static double Mean(ImageSet set) => set.Images.to(TorchSharp.torch.ScalarType.Float32).mean().item<float>();
}
