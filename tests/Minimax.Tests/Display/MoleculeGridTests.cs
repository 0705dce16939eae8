using Minimax.Data;
using Minimax.Display;
using SkiaSharp;

namespace Minimax.Tests.Display;

public sealed class MoleculeGridTests
{
    [Fact]
    public void Bonds_are_of_one_length_in_a_ring_and_no_two_atoms_lie_on_each_other()
    {
        var ring = MoleculeLayout.Of(Smiles.Parse("c1ccccc1"));
        var lengths = Enumerable.Range(0, 6).Select(i => Apart(ring[i], ring[(i + 1) % 6])).ToList();
        (lengths.Max() - lengths.Min()).ShouldBeLessThan(0.05);
        foreach (var molecule in MoleculeEnumeration.Grown(40, 9, seed: 1))
        {
            var points = MoleculeLayout.Of(molecule);
            for (var i = 0; i < 9; i++)
            {
                for (var j = 0; j < i; j++) Apart(points[i], points[j]).ShouldBeGreaterThan(0.3, molecule.ToString());
            }
        }

        static double Apart((double X, double Y) a, (double X, double Y) b) => Math.Sqrt(Math.Pow(a.X - b.X, 2) + Math.Pow(a.Y - b.Y, 2));
    }

    [Fact]
    public void Oxygen_is_written_in_its_colour_and_what_has_too_many_bonds_on_red()
    {
        using var water = MoleculeGrid.Of([Smiles.Parse("O")]).ToPicture();
        Colours(water).ShouldContain(new SKColor(0xd5, 0x5e, 0x00));
        using var broken = MoleculeGrid.Of([new Molecule([Element.C, Element.F, Element.C], [(0, 1, 1), (1, 2, 1)]), null]).ToPicture();
        Colours(broken).ShouldContain(new SKColor(0xf2, 0xa9, 0xa0));
        (broken.Width, broken.Height).ShouldBe((240, 120));
    }

    [Fact]
    public void As_text_it_is_SMILES() => MoleculeGrid.Of([Smiles.Parse("CO"), null]).ToPlainText().ShouldBe("2 molecules: CO, none");

    private static HashSet<SKColor> Colours(SKBitmap picture) => [.. picture.Pixels];
}
