namespace TorchSharp.Modules;

/// <summary>Pads (left, right, top, bottom) with copies of the border.</summary>
public sealed class ReplicationPad2d : PadBase
{
    internal ReplicationPad2d(params long[] padding) : base(nameof(ReplicationPad2d), PaddingModes.Replicate, 0, padding)
    {
    }
}
