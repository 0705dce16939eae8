namespace TorchSharp;

public static partial class torch
{
    // Sums, products and powers.
    public partial class Tensor
    {
        public Tensor add(Tensor target) => Ops.add_Tensor.Call(this, target);

        public Tensor add(Tensor target, Scalar alpha) => Ops.add_Tensor.Call(this, target, alpha);

        public Tensor add(Scalar scalar) => Ops.add_Scalar.Call(this, scalar);

        public Tensor add(Scalar scalar, Scalar alpha) => Ops.add_Scalar.Call(this, scalar, alpha);

        public Tensor add_(Tensor target) => Ops.add__Tensor.Update(this, target);

        public Tensor add_(Tensor target, Scalar alpha) => Ops.add__Tensor.Update(this, target, alpha);

        public Tensor add_(Scalar scalar) => Ops.add__Scalar.Update(this, scalar);

        public Tensor add_(Scalar scalar, Scalar alpha) => Ops.add__Scalar.Update(this, scalar, alpha);

        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) => Ops.addcdiv.Call(this, tensor1, tensor2, value);

        public Tensor addcdiv(Tensor tensor1, Tensor tensor2) => Ops.addcdiv.Call(this, tensor1, tensor2);

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => Ops.addcdiv_.Update(this, tensor1, tensor2, value);

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2) => Ops.addcdiv_.Update(this, tensor1, tensor2);

        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) => Ops.addcmul.Call(this, tensor1, tensor2, value);

        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => Ops.addcmul_.Update(this, tensor1, tensor2, value);

        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None ? Ops.div_Tensor.Call(this, target) : Ops.div_Tensor_mode.Call(this, target, rounding_mode.ToString());

        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None ? Ops.div_Scalar.Call(this, target) : Ops.div_Scalar_mode.Call(this, target, rounding_mode.ToString());

        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None ? Ops.div__Tensor.Update(this, target) : Ops.div__Tensor_mode.Update(this, target, rounding_mode.ToString());

        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None ? Ops.div__Scalar.Update(this, target) : Ops.div__Scalar_mode.Update(this, target, rounding_mode.ToString());

        public Tensor divide(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None ? Ops.div_Tensor.Call(this, target) : Ops.div_Tensor_mode.Call(this, target, rounding_mode.ToString());

        public Tensor divide(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None ? Ops.div_Scalar.Call(this, target) : Ops.div_Scalar_mode.Call(this, target, rounding_mode.ToString());

        public Tensor divide_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None ? Ops.div__Tensor.Update(this, target) : Ops.div__Tensor_mode.Update(this, target, rounding_mode.ToString());

        public Tensor divide_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None ? Ops.div__Scalar.Update(this, target) : Ops.div__Scalar_mode.Update(this, target, rounding_mode.ToString());

        public Tensor float_power(Tensor target) => Ops.float_power_Tensor_Tensor.Call(this, target);

        public Tensor floor_divide(Tensor other) => Ops.floor_divide.Call(this, other);

        public Tensor floor_divide(Scalar other) => Ops.floor_divide_Scalar.Call(this, other);

        public Tensor floor_divide_(Tensor other) => Ops.floor_divide__Tensor.Update(this, other);

        public Tensor floor_divide_(Scalar other) => Ops.floor_divide__Scalar.Update(this, other);

        public Tensor fmod(Tensor target) => Ops.fmod_Tensor.Call(this, target);

        public Tensor fmod(Scalar scalar) => Ops.fmod_Scalar.Call(this, scalar);

        public Tensor fmod_(Tensor target) => Ops.fmod__Tensor.Update(this, target);

        public Tensor fmod_(Scalar scalar) => Ops.fmod__Scalar.Update(this, scalar);

        public Tensor mul(Tensor target) => Ops.mul_Tensor.Call(this, target);

        public Tensor mul(Scalar target) => Ops.mul_Scalar.Call(this, target);

        public Tensor mul_(Tensor target) => Ops.mul__Tensor.Update(this, target);

        public Tensor mul_(Scalar target) => Ops.mul__Scalar.Update(this, target);

        public Tensor multiply(Tensor target) => Ops.multiply_Tensor.Call(this, target);

        public Tensor multiply(Scalar target) => Ops.multiply_Scalar.Call(this, target);

        public Tensor neg() => Ops.neg.Call(this);

        public Tensor neg_() => Ops.neg_.Update(this);

        public Tensor negative() => Ops.negative.Call(this);

        public Tensor pow(Tensor exponent) => Ops.pow_Tensor_Tensor.Call(this, exponent);

        public Tensor pow(Scalar exponent) => Ops.pow_Tensor_Scalar.Call(this, exponent);

        public Tensor pow_(Tensor exponent) => Ops.pow__Tensor.Update(this, exponent);

        public Tensor pow_(Scalar exponent) => Ops.pow__Scalar.Update(this, exponent);

        public Tensor remainder(Tensor target) => Ops.remainder_Tensor.Call(this, target);

        public Tensor remainder(Scalar scalar) => Ops.remainder_Scalar.Call(this, scalar);

        public Tensor remainder_(Tensor target) => Ops.remainder__Tensor.Update(this, target);

        public Tensor remainder_(Scalar scalar) => Ops.remainder__Scalar.Update(this, scalar);

        public Tensor sub(Tensor target) => Ops.sub_Tensor.Call(this, target);

        public Tensor sub(Scalar target) => Ops.sub_Scalar.Call(this, target);

        public Tensor sub_(Tensor target) => Ops.sub__Tensor.Update(this, target);

        public Tensor sub_(Scalar target) => Ops.sub__Scalar.Update(this, target);

        public Tensor subtract(Scalar target) => Ops.subtract_Scalar.Call(this, target);

        public Tensor subtract(Tensor target) => Ops.subtract_Tensor.Call(this, target);

        public Tensor subtract_(Scalar target) => Ops.subtract__Scalar.Update(this, target);

        public Tensor subtract_(Tensor target) => Ops.subtract__Tensor.Update(this, target);

        public Tensor true_divide(Tensor other) => Ops.true_divide_Tensor.Call(this, other);

        public Tensor true_divide(Scalar other) => Ops.true_divide_Scalar.Call(this, other);

        public Tensor true_divide_(Tensor other) => Ops.true_divide__Tensor.Update(this, other);

        public Tensor true_divide_(Scalar other) => Ops.true_divide__Scalar.Update(this, other);
    }
}
