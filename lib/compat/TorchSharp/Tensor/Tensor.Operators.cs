namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public static implicit operator Tensor(Scalar scalar) => tensor(scalar);

        public static Tensor operator -(Tensor tensor) => tensor.neg();

        public static Tensor operator ~(Tensor left) => Ops.bitwise_not.Call(left);

        public static Tensor operator &(Tensor left, Tensor right) => left.bitwise_and(right);

        public static Tensor operator |(Tensor left, Tensor right) => left.bitwise_or(right);

        public static Tensor operator +(Tensor left, Tensor right) => left.add(right);

        public static Tensor operator +(Tensor left, Scalar right) => left.add(right);

        public static Tensor operator +(Scalar left, Tensor right) => right.add(left);

        public static Tensor operator +(Tensor left, int right) => Ops.add_Scalar.Call(left, right);

        public static Tensor operator +(Tensor left, long right) => Ops.add_Scalar.Call(left, right);

        public static Tensor operator +(Tensor left, float right) => Ops.add_Scalar.Call(left, right);

        public static Tensor operator +(Tensor left, double right) => Ops.add_Scalar.Call(left, right);

        public static Tensor operator +(int left, Tensor right) => Ops.add_Scalar.Call(right, left);

        public static Tensor operator +(long left, Tensor right) => Ops.add_Scalar.Call(right, left);

        public static Tensor operator +(float left, Tensor right) => Ops.add_Scalar.Call(right, left);

        public static Tensor operator +(double left, Tensor right) => Ops.add_Scalar.Call(right, left);

        public static Tensor operator -(Tensor left, Tensor right) => left.sub(right);

        public static Tensor operator -(Tensor left, Scalar right) => left.sub(right);

        public static Tensor operator -(Scalar left, Tensor right) => Ops.rsub_Scalar.Call(right, left);

        public static Tensor operator -(Tensor left, int right) => Ops.sub_Scalar.Call(left, right);

        public static Tensor operator -(Tensor left, long right) => Ops.sub_Scalar.Call(left, right);

        public static Tensor operator -(Tensor left, float right) => Ops.sub_Scalar.Call(left, right);

        public static Tensor operator -(Tensor left, double right) => Ops.sub_Scalar.Call(left, right);

        public static Tensor operator -(int left, Tensor right) => Ops.rsub_Scalar.Call(right, left);

        public static Tensor operator -(long left, Tensor right) => Ops.rsub_Scalar.Call(right, left);

        public static Tensor operator -(float left, Tensor right) => Ops.rsub_Scalar.Call(right, left);

        public static Tensor operator -(double left, Tensor right) => Ops.rsub_Scalar.Call(right, left);

        public static Tensor operator *(Tensor left, Tensor right) => left.mul(right);

        public static Tensor operator *(Tensor left, Scalar right) => left.mul(right);

        public static Tensor operator *(Scalar left, Tensor right) => right.mul(left);

        public static Tensor operator *(Tensor left, int right) => Ops.mul_Scalar.Call(left, right);

        public static Tensor operator *(Tensor left, long right) => Ops.mul_Scalar.Call(left, right);

        public static Tensor operator *(Tensor left, float right) => Ops.mul_Scalar.Call(left, right);

        public static Tensor operator *(Tensor left, double right) => Ops.mul_Scalar.Call(left, right);

        public static Tensor operator *(int left, Tensor right) => Ops.mul_Scalar.Call(right, left);

        public static Tensor operator *(long left, Tensor right) => Ops.mul_Scalar.Call(right, left);

        public static Tensor operator *(float left, Tensor right) => Ops.mul_Scalar.Call(right, left);

        public static Tensor operator *(double left, Tensor right) => Ops.mul_Scalar.Call(right, left);

        public static Tensor operator /(Tensor left, Tensor right) => left.div(right);

        public static Tensor operator /(Tensor left, Scalar right) => left.div(right);

        public static Tensor operator /(Scalar left, Tensor right) => Divide(left, right);

        public static Tensor operator /(Tensor left, int right) => Ops.div_Scalar.Call(left, right);

        public static Tensor operator /(Tensor left, long right) => Ops.div_Scalar.Call(left, right);

        public static Tensor operator /(Tensor left, float right) => Ops.div_Scalar.Call(left, right);

        public static Tensor operator /(Tensor left, double right) => Ops.div_Scalar.Call(left, right);

        public static Tensor operator /(int left, Tensor right) => Divide(left, right);

        public static Tensor operator /(long left, Tensor right) => Divide(left, right);

        public static Tensor operator /(float left, Tensor right) => Divide(left, right);

        public static Tensor operator /(double left, Tensor right) => Divide(left, right);

        public static Tensor operator ==(Tensor left, Tensor right) => left.eq(right);

        public static Tensor operator ==(Tensor left, Scalar right) => left.eq(right);

        public static Tensor operator ==(Scalar left, Tensor right) => right.eq(left);

        public static Tensor operator !=(Tensor left, Tensor right) => left.ne(right);

        public static Tensor operator !=(Tensor left, Scalar right) => left.ne(right);

        public static Tensor operator !=(Scalar left, Tensor right) => right.ne(left);

        public static Tensor operator <(Tensor left, Tensor right) => left.lt(right);

        public static Tensor operator <(Tensor left, Scalar right) => left.lt(right);

        public static Tensor operator <(Scalar left, Tensor right) => right.gt(left);

        public static Tensor operator <=(Tensor left, Tensor right) => left.le(right);

        public static Tensor operator <=(Tensor left, Scalar right) => left.le(right);

        public static Tensor operator <=(Scalar left, Tensor right) => right.ge(left);

        public static Tensor operator >(Tensor left, Tensor right) => left.gt(right);

        public static Tensor operator >(Tensor left, Scalar right) => left.gt(right);

        public static Tensor operator >(Scalar left, Tensor right) => right.lt(left);

        public static Tensor operator >=(Tensor left, Tensor right) => left.ge(right);

        public static Tensor operator >=(Tensor left, Scalar right) => left.ge(right);

        public static Tensor operator >=(Scalar left, Tensor right) => right.le(left);

        public override bool Equals(object? obj) => ReferenceEquals(this, obj);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

        // a / b and b - a have no method of their own in the other direction.
        private static Tensor Divide(Argument left, Tensor right) => Ops.mul_Scalar.Call(right.reciprocal(), left);

        private static Argument Mode(RoundingMode mode) => mode == RoundingMode.None ? Argument.None : mode.ToString();
    }
}
