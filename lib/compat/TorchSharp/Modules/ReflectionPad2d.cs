namespace TorchSharp.Modules;

/// <summary>Pads (left, right, top, bottom) with the mirror image at the border.</summary>
public sealed class ReflectionPad2d : PadBase
{
    internal ReflectionPad2d(params long[] padding) : base(nameof(ReflectionPad2d), PaddingModes.Reflect, 0, padding)
    {
    }
}
