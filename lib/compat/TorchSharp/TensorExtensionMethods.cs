namespace TorchSharp;

public static class TensorExtensionMethods
{
    /// <summary>Writes the tensor's type, shape and elements.</summary>
    public static void Save(this torch.Tensor tensor, BinaryWriter writer) => TensorFormat.Write(writer, tensor);

    public static double ToDouble(this torch.Tensor value) => Number(value).item<double>();

    public static float ToSingle(this torch.Tensor value) => (float)ToDouble(value);

    public static long ToInt64(this torch.Tensor value) => (long)ToDouble(value);

    public static int ToInt32(this torch.Tensor value) => (int)ToDouble(value);

    public static bool ToBoolean(this torch.Tensor value) => ToDouble(value) != 0;


    private static torch.Tensor Number(torch.Tensor value) => value.detach().to_type(torch.ScalarType.Float64);
}
