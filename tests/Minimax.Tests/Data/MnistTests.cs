using Minimax.Data;

namespace Minimax.Tests.Data;

public sealed class MnistTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_real_training_set_has_its_known_size_and_first_labels()
    {
        using var train = DataSets.Mnist.Load(SharedData.Of(DataSets.Mnist), Split.Train);

        train.Images.shape.ShouldBe([60_000L, 1, 28, 28]);
        train.Labels.data<long>().ToArray()[..8].ShouldBe([5L, 0, 4, 1, 9, 2, 1, 3]);
        (train.Images.to(TorchSharp.torch.ScalarType.Float64).mean().item<double>() / 255).ShouldBe(0.1306604762738429, 1e-9);
        train.Name.ShouldBe("MNIST train");
    }

    [Fact]
    public void The_real_test_set_has_its_known_counts_of_digits()
    {
        using var test = DataSets.Mnist.Load(SharedData.Of(DataSets.Mnist), Split.Test);
        test.Labels.bincount(null).data<long>().ToArray().ShouldBe([980L, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]);
    }

    [Fact]
    public void Fashion_mnist_loads_the_same_way()
    {
        using var train = DataSets.FashionMnist.Load(SharedData.Of(DataSets.FashionMnist), Split.Train);
        train.Labels.bincount(null).data<long>().ToArray().ShouldBe(Enumerable.Repeat(6000L, 10));
        train.Classes[9].ShouldBe("Ankle boot");
    }

    [Fact]
    public void Fewer_labels_than_images_are_refused()
    {
        Write(images: 3, labels: [1, 2]);
        Should.Throw<DataFileException>(() => DataSets.Mnist.Load(folder.Path, Split.Test)).Fault.ShouldBe("it holds 2 labels for 3 images");
    }

    [Fact]
    public void A_label_that_is_no_digit_is_refused()
    {
        Write(images: 2, labels: [1, 10]);
        Should.Throw<DataFileException>(() => DataSets.Mnist.Load(folder.Path, Split.Test)).Fault.ShouldBe("it holds the label 10, the largest can be 9");
    }

    private void Write(int images, byte[] labels)
    {
        folder.Write("t10k-images-idx3-ubyte.gz", Archives.Gzip(Archives.Idx([images, 28, 28], new byte[images * 784])));
        folder.Write("t10k-labels-idx1-ubyte.gz", Archives.Gzip(Archives.Idx([labels.Length], labels)));
    }
}
