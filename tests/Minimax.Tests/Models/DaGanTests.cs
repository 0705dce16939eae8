using Minimax.Models;
using static TorchSharp.torch;

namespace Minimax.Tests.Models;

public sealed class DaGanTests
{
    [Fact]
    public void A_mask_has_the_numbers_worked_out_by_hand()
    {
        var mask = DaGan.Mask(tensor(new float[] { 0.5f, 0, 0.5f, 0.5f }).view(1, 4), side: 4, sharpness: 2).squeeze();  // pixels at −0.75, −0.25, 0.25, 0.75
        double H(double t) => 1 / (1 + Math.Exp(-2 * t));
        double Across(double x) => H(x) - H(x - 1);                                                                      // from 0 to 1
        double Down(double y) => H(y + 0.5) - H(y - 0.5);                                                                // from −0.5 to 0.5
        mask[0, 0].item<float>().ShouldBe((float)(Down(-0.75) * Across(-0.75)), 1e-5f);
        mask[1, 3].item<float>().ShouldBe((float)(Down(-0.25) * Across(0.75)), 1e-5f);
        mask[3, 2].item<float>().ShouldBe((float)(Down(0.75) * Across(0.25)), 1e-5f);
        mask[1, 3].item<float>().ShouldBe(0.19363f, 1e-5f);
    }

    [Fact]
    public void A_region_begins_in_the_middle_and_can_neither_vanish_nor_be_everything()
    {
        manual_seed(0);
        var attention = new DaGan.Attention(16, width: 2);
        attention.call(randn(3, 3, 16, 16)).allclose(tensor(new float[] { 0, 0, 0.5f, 0.5f }).expand(3, 4)).ShouldBeTrue();
        using (no_grad()) attention.parameters().Last().copy_(tensor(new float[] { 9, -9, 99, -99 }));
        var box = attention.call(randn(1, 3, 16, 16)).data<float>().ToArray();
        box.ShouldBe([1, -1, 0.9f, 0.1f], 1e-5);
    }

    [Fact]
    public void A_region_costs_what_it_covers_beyond_what_is_free()
    {
        var boxes = tensor(new float[] { 0, 0, 0.5f, 0.4f, 0.3f, 0, 0.1f, 0.2f }).view(2, 4).requires_grad_();  // shares of 0.2 and of 0.02
        var area = DaGan.Area(boxes, free: 0.05);
        area.item<float>().ShouldBe(0.075f, 1e-6f);                                                             // (0.15 + 0) / 2
        area.backward();
        boxes.grad!.data<float>().ToArray().ShouldBe([0, 0, 0.2f, 0.25f, 0, 0, 0, 0], 1e-6);
    }
}
