using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Layers;

/// <summary>N discriminators that judge the same examples and know nothing of each other.</summary>
public sealed class Panel : Module<Tensor, Tensor>
{
    private readonly ModuleList<Module<Tensor, Tensor>> members;

    /// <param name="members">(B, …) to (B) each.</param>
    public Panel(params Module<Tensor, Tensor>[] members) : base("Panel")
    {
        this.members = new(members);
        RegisterComponents();
    }

    /// <param name="examples">(B, …).</param>
    /// <returns>(B, N): what each of them says.</returns>
    public override Tensor forward(Tensor examples) => stack([.. members.Select(member => member.call(examples))], 1);
}
