namespace Minimax.Data;

/// <summary>Fashion-MNIST (Xiao, Rasul and Vollgraf 2017): clothes in MNIST's place, 60,000 + 10,000 images, 28×28 grey.</summary>
public static class FashionMnist
{
    /// <summary>What the labels 0 … 9 stand for.</summary>
    public static readonly IReadOnlyList<string> Classes =
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

    /// <summary>The images of one split, (N, 1, 28, 28), from the folder that <c>DataSets.FashionMnist</c> was fetched into.</summary>
    /// <exception cref="DataFileException">A file is absent or damaged, or images and labels disagree in number.</exception>
    public static ImageSet Load(string folder, Split split) => Mnist.Load("Fashion-MNIST", folder, split, Classes);
}
