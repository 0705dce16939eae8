namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor T => Dimensions < 2 ? alias() : Ops.permute.Call(this, Enumerable.Range(0, (int)Dimensions).Reverse().Select(i => (long)i).ToArray());

        public Tensor mT => transpose(-2, -1);

        public Tensor squeeze(long? dim = null) => dim is { } d ? Ops.squeeze_dim.Call(this, d) : Ops.squeeze.Call(this);

        public Tensor squeeze_(long? dim = null) => dim is { } d ? Ops.squeeze__dim.Update(this, d) : Ops.squeeze_.Update(this);

        public Tensor where(Tensor condition, Tensor y) => Ops.where_self.Call(condition, this, y);

        public Tensor equal(Tensor target) => tensor(Ops.equal.CallBool(this, target));
    }
}
