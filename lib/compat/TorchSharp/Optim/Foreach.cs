using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>One native call for the tensors of a whole parameter group.</summary>
static class Foreach
{
    public static void zero_(Tensor[] a)
    {
        if (a.Length > 0)
            Ops._foreach_zero_.Run(a);
    }

    public static Tensor[] neg(Tensor[] a) => Ops._foreach_neg.CallList(a);

    public static Tensor[] sqrt(Tensor[] a) => Ops._foreach_sqrt.CallList(a);

    /// <summary>The p-norm of each tensor.</summary>
    public static Tensor[] norm(Tensor[] a, double p) => Ops._foreach_norm_Scalar.CallList(a, p);

    /// <summary>a + alpha·b.</summary>
    public static Tensor[] add(Tensor[] a, Tensor[] b, double alpha) => Ops._foreach_add_List.CallList(a, b, alpha);

    /// <summary>a ← a + alpha·b.</summary>
    public static void add_(Tensor[] a, Tensor[] b, double alpha) => Ops._foreach_add__List.Run(a, b, alpha);

    public static void add_(Tensor[] a, double number) => Ops._foreach_add__Scalar.Run(a, number);

    public static void mul_(Tensor[] a, double number) => Ops._foreach_mul__Scalar.Run(a, number);

    /// <summary>a ← a / numbers, one number a tensor.</summary>
    public static void div_(Tensor[] a, double[] numbers) => Ops._foreach_div__ScalarList.Run(a, numbers);

    /// <summary>a + value·b·c.</summary>
    public static Tensor[] addcmul(Tensor[] a, Tensor[] b, Tensor[] c, double value) => Ops._foreach_addcmul_Scalar.CallList(a, b, c, value);

    /// <summary>a ← a + value·b·c.</summary>
    public static void addcmul_(Tensor[] a, Tensor[] b, Tensor[] c, double value) => Ops._foreach_addcmul__Scalar.Run(a, b, c, value);

    /// <summary>a ← a + value·b / c.</summary>
    public static void addcdiv_(Tensor[] a, Tensor[] b, Tensor[] c, double value) => Ops._foreach_addcdiv__Scalar.Run(a, b, c, value);

    /// <summary>a ← a + values·b / c, one value a tensor.</summary>
    public static void addcdiv_(Tensor[] a, Tensor[] b, Tensor[] c, double[] values) => Ops._foreach_addcdiv__ScalarList.Run(a, b, c, values);
}
