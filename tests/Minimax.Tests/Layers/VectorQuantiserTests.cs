using Minimax.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Layers;

public sealed class VectorQuantiserTests
{
    // Three codes of length 2: (0, 0), (1, 0), (0, 2). One picture of two places: (0.8, 0.1) and (0.3, 1.5), nearest to the second and the third.
    private static readonly Tensor Maps = tensor(new[] { 0.8f, 0.3f, 0.1f, 1.5f }).view(1, 2, 1, 2);

    [Fact]
    public void A_place_gets_the_number_of_the_nearest_code_and_then_the_code()
    {
        var book = Book(0.25);
        book.Nearest(Maps).data<long>().ToArray().ShouldBe([1L, 2]);
        book.call(Maps).data<float>().ToArray().ShouldBe([1f, 0, 0, 2], 1e-5f);
        book.Look(book.Nearest(Maps)).data<float>().ToArray().ShouldBe([1f, 0, 0, 2]);
    }

    [Theory]
    [InlineData(0.25, 0.4875)] // (0.04 + 0.01) + (0.09 + 0.25) = 0.39 to move the codes, and β of it for the maps
    [InlineData(1, 0.78)]
    public void Hand_computed_what_the_codes_cost(double commitment, double cost)
    {
        Book(commitment).Of(Maps).Cost.item<float>().ShouldBe((float)cost, 1e-5f);
        Book(commitment).Of(cat([Maps, Maps])).Cost.item<float>().ShouldBe((float)cost, 1e-5f); // the mean over the batch
    }

    [Fact]
    public void The_gradient_of_the_codes_goes_straight_through_to_the_maps_and_not_to_the_codebook()
    {
        var (book, z) = (Book(0.25), Maps.clone().requires_grad_());
        var pull = tensor(new[] { 3f, -1, 0.5f, 7 }).view(1, 2, 1, 2);
        (book.Of(z).Codes * pull).sum().backward();
        z.grad!.Equals(pull).ShouldBeTrue();
        book.parameters().Single().grad.ShouldBeNull();
    }

    [Fact]
    public void Hand_computed_the_cost_pulls_maps_to_their_code_by_beta_and_used_codes_to_their_maps()
    {
        var (book, z) = (Book(0.25), Maps.clone().requires_grad_());
        book.Of(z).Cost.backward();
        z.grad!.data<float>().ToArray().ShouldBe([-0.1f, 0.15f, 0.05f, -0.25f], 1e-5f);                                 // 2β (z − e)
        book.parameters().Single().grad!.data<float>().ToArray().ShouldBe([0f, 0, 0.4f, -0.2f, -0.6f, 1], 1e-5f);       // 2 (e − z); nobody asks for the first
    }

    private static VectorQuantiser Book(double commitment)
    {
        var book = new VectorQuantiser(3, 2, commitment);
        using var still = no_grad();
        book.parameters().Single().copy_(tensor(new[] { 0f, 0, 1, 0, 0, 2 }).view(3, 2));
        return book;
    }
}
