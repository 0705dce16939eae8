namespace TorchSharp;

public static partial class torch
{
    // Functions of each element.
    public partial class Tensor
    {
        public Tensor abs() => Ops.abs.Call(this);

        public Tensor abs_() => Ops.abs_.Update(this);

        public Tensor absolute() => Ops.absolute.Call(this);

        public Tensor absolute_() => Ops.absolute_.Update(this);

        public Tensor acos() => Ops.acos.Call(this);

        public Tensor acos_() => Ops.acos_.Update(this);

        public Tensor acosh() => Ops.acosh.Call(this);

        public Tensor acosh_() => Ops.acosh_.Update(this);

        public Tensor angle() => Ops.angle.Call(this);

        public Tensor arccos() => Ops.arccos.Call(this);

        public Tensor arccos_() => Ops.arccos_.Update(this);

        public Tensor arccosh() => Ops.arccosh.Call(this);

        public Tensor arccosh_() => Ops.arccosh_.Update(this);

        public Tensor arcsin() => Ops.arcsin.Call(this);

        public Tensor arcsin_() => Ops.arcsin_.Update(this);

        public Tensor arcsinh() => Ops.arcsinh.Call(this);

        public Tensor arcsinh_() => Ops.arcsinh_.Update(this);

        public Tensor arctan() => Ops.arctan.Call(this);

        public Tensor arctan(Tensor other) => Ops.atan2.Call(this, other);

        public Tensor arctan_(Tensor other) => Ops.atan2_.Update(this, other);

        public Tensor arctan_() => Ops.arctan_.Update(this);

        public Tensor arctan2(Tensor other) => Ops.arctan2.Call(this, other);

        public Tensor arctan2_(Tensor other) => Ops.arctan2_.Update(this, other);

        public Tensor arctanh() => Ops.arctanh.Call(this);

        public Tensor arctanh_() => Ops.arctanh_.Update(this);

        public Tensor asin() => Ops.asin.Call(this);

        public Tensor asin_() => Ops.asin_.Update(this);

        public Tensor asinh() => Ops.asinh.Call(this);

        public Tensor asinh_() => Ops.asinh_.Update(this);

        public Tensor atan() => Ops.atan.Call(this);

        public Tensor atan_() => Ops.atan_.Update(this);

        public Tensor atan2(Tensor other) => Ops.atan2.Call(this, other);

        public Tensor atan2_(Tensor other) => Ops.atan2_.Update(this, other);

        public Tensor atanh() => Ops.atanh.Call(this);

        public Tensor atanh_() => Ops.atanh_.Update(this);

        public Tensor bitwise_and(Tensor other) => Ops.bitwise_and_Tensor.Call(this, other);

        public Tensor bitwise_and_(Tensor other) => Ops.bitwise_and__Tensor.Update(this, other);

        public Tensor bitwise_left_shift(Tensor other) => Ops.bitwise_left_shift_Tensor.Call(this, other);

        public Tensor bitwise_left_shift_(Tensor other) => Ops.bitwise_left_shift__Tensor.Update(this, other);

        public Tensor bitwise_not() => Ops.bitwise_not.Call(this);

        public Tensor bitwise_not_() => Ops.bitwise_not_.Update(this);

        public Tensor bitwise_or(Tensor other) => Ops.bitwise_or_Tensor.Call(this, other);

        public Tensor bitwise_or_(Tensor other) => Ops.bitwise_or__Tensor.Update(this, other);

        public Tensor bitwise_right_shift(Tensor other) => Ops.bitwise_right_shift_Tensor.Call(this, other);

        public Tensor bitwise_right_shift_(Tensor other) => Ops.bitwise_right_shift__Tensor.Update(this, other);

        public Tensor bitwise_xor(Tensor other) => Ops.bitwise_xor_Tensor.Call(this, other);

        public Tensor bitwise_xor_(Tensor other) => Ops.bitwise_xor__Tensor.Update(this, other);

        public Tensor ceil() => Ops.ceil.Call(this);

        public Tensor ceil_() => Ops.ceil_.Update(this);

        public Tensor clamp(Scalar? min = null, Scalar? max = null) => Ops.clamp.Call(this, min, max);

        public Tensor clamp(Tensor? min = null, Tensor? max = null) => Ops.clamp_Tensor.Call(this, min, max);

        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => Ops.clamp_.Update(this, min, max);

        public Tensor clamp_(Tensor? min = null, Tensor? max = null) => Ops.clamp__Tensor.Update(this, min, max);

        public Tensor clamp_max(Scalar max) => Ops.clamp_max.Call(this, max);

        public Tensor clamp_max_(Scalar max) => Ops.clamp_max_.Update(this, max);

        public Tensor clamp_min(Scalar min) => Ops.clamp_min.Call(this, min);

        public Tensor clamp_min_(Scalar min) => Ops.clamp_min_.Update(this, min);

        public Tensor clip(Scalar? min = null, Scalar? max = null) => Ops.clip.Call(this, min, max);

        public Tensor conj() => Ops.conj.Call(this);

        public Tensor copysign(Tensor other) => Ops.copysign_Tensor.Call(this, other);

        public Tensor copysign_(Tensor other) => Ops.copysign__Tensor.Update(this, other);

        public Tensor cos() => Ops.cos.Call(this);

        public Tensor cos_() => Ops.cos_.Update(this);

        public Tensor cosh() => Ops.cosh.Call(this);

        public Tensor cosh_() => Ops.cosh_.Update(this);

        public Tensor deg2rad() => Ops.deg2rad.Call(this);

        public Tensor deg2rad_() => Ops.deg2rad_.Update(this);

        public Tensor digamma() => Ops.digamma.Call(this);

        public Tensor digamma_() => Ops.digamma_.Update(this);

        public Tensor erf() => Ops.erf.Call(this);

        public Tensor erf_() => Ops.erf_.Update(this);

        public Tensor erfc() => Ops.erfc.Call(this);

        public Tensor erfc_() => Ops.erfc_.Update(this);

        public Tensor erfinv() => Ops.erfinv.Call(this);

        public Tensor erfinv_() => Ops.erfinv_.Update(this);

        public Tensor exp() => Ops.exp.Call(this);

        public Tensor exp_() => Ops.exp_.Update(this);

        public Tensor exp2() => Ops.exp2.Call(this);

        public Tensor exp2_() => Ops.exp2_.Update(this);

        public Tensor expm1() => Ops.expm1.Call(this);

        public Tensor expm1_() => Ops.expm1_.Update(this);

        public Tensor fix() => Ops.fix.Call(this);

        public Tensor fix_() => Ops.fix_.Update(this);

        public Tensor floor() => Ops.floor.Call(this);

        public Tensor floor_() => Ops.floor_.Update(this);

        public Tensor frac() => Ops.frac.Call(this);

        public Tensor frac_() => Ops.frac_.Update(this);

        public (Tensor, Tensor) frexp() => Ops.frexp_Tensor.CallPair(this);

        public Tensor fmax(Tensor other) => Ops.fmax.Call(this, other);

        public Tensor fmin(Tensor other) => Ops.fmin.Call(this, other);

        public Tensor gcd(Tensor other) => Ops.gcd.Call(this, other);

        public Tensor gcd_(Tensor other) => Ops.gcd_.Update(this, other);

        public Tensor hypot(Tensor other) => Ops.hypot.Call(this, other);

        public Tensor i0() => Ops.i0.Call(this);

        public Tensor i0_() => Ops.i0_.Update(this);

        public Tensor lcm(Tensor other) => Ops.lcm.Call(this, other);

        public Tensor lcm_(Tensor other) => Ops.lcm_.Update(this, other);

        public Tensor ldexp(Tensor other) => Ops.ldexp_Tensor.Call(this, other);

        public Tensor ldexp_(Tensor other) => Ops.ldexp_.Update(this, other);

        public Tensor lerp(Tensor end, Tensor weight) => Ops.lerp_Tensor.Call(this, end, weight);

        public Tensor lerp_(Tensor end, Tensor weight) => Ops.lerp__Tensor.Update(this, end, weight);

        public Tensor lgamma() => Ops.lgamma.Call(this);

        public Tensor lgamma_() => Ops.lgamma_.Update(this);

        public Tensor log() => Ops.log.Call(this);

        public Tensor log_() => Ops.log_.Update(this);

        public Tensor log10() => Ops.log10.Call(this);

        public Tensor log10_() => Ops.log10_.Update(this);

        public Tensor log1p() => Ops.log1p.Call(this);

        public Tensor log1p_() => Ops.log1p_.Update(this);

        public Tensor log2() => Ops.log2.Call(this);

        public Tensor log2_() => Ops.log2_.Update(this);

        public Tensor logaddexp(Tensor other) => Ops.logaddexp.Call(this, other);

        public Tensor logaddexp2(Tensor other) => Ops.logaddexp2.Call(this, other);

        public Tensor logical_and(Tensor other) => Ops.logical_and.Call(this, other);

        public Tensor logical_and_(Tensor other) => Ops.logical_and_.Update(this, other);

        public Tensor logical_not() => Ops.logical_not.Call(this);

        public Tensor logical_not_() => Ops.logical_not_.Update(this);

        public Tensor logical_or(Tensor other) => Ops.logical_or.Call(this, other);

        public Tensor logical_or_(Tensor other) => Ops.logical_or_.Update(this, other);

        public Tensor logical_xor(Tensor other) => Ops.logical_xor.Call(this, other);

        public Tensor logical_xor_(Tensor other) => Ops.logical_xor_.Update(this, other);

        public Tensor logit(double? eps = null) => Ops.logit.Call(this, eps);

        public Tensor logit_(double? eps = null) => Ops.logit_.Update(this, eps);

        public Tensor maximum(Tensor other) => Ops.maximum.Call(this, other);

        public Tensor minimum(Tensor other) => Ops.minimum.Call(this, other);

        public Tensor mvlgamma(long p) => Ops.mvlgamma.Call(this, p);

        public Tensor nan_to_num(double nan = 0, double? posinf = null, double? neginf = null) => Ops.nan_to_num.Call(this, nan, posinf, neginf);

        public Tensor nan_to_num_(double nan = 0, double? posinf = null, double? neginf = null) => Ops.nan_to_num_.Update(this, nan, posinf, neginf);

        public Tensor nextafter(Tensor other) => Ops.nextafter.Call(this, other);

        public Tensor nextafter_(Tensor other) => Ops.nextafter_.Update(this, other);

        public Tensor polygamma(long p) => Ops.polygamma.Call(p, this);

        public Tensor positive() => Ops.positive.Call(this);

        public Tensor rad2deg() => Ops.rad2deg.Call(this);

        public Tensor rad2deg_() => Ops.rad2deg_.Update(this);

        public Tensor reciprocal() => Ops.reciprocal.Call(this);

        public Tensor reciprocal_() => Ops.reciprocal_.Update(this);

        public Tensor round(long decimals = 0) => decimals == 0 ? Ops.round.Call(this) : Ops.round_decimals.Call(this, decimals);

        public Tensor round_(long decimals = 0) => decimals == 0 ? Ops.round_.Update(this) : Ops.round__decimals.Update(this, decimals);

        public Tensor rsqrt() => Ops.rsqrt.Call(this);

        public Tensor rsqrt_() => Ops.rsqrt_.Update(this);

        public Tensor sgn() => Ops.sgn.Call(this);

        public Tensor sgn_() => Ops.sgn_.Update(this);

        public Tensor sigmoid() => Ops.sigmoid.Call(this);

        public Tensor sigmoid_() => Ops.sigmoid_.Update(this);

        public Tensor sign() => Ops.sign.Call(this);

        public Tensor sign_() => Ops.sign_.Update(this);

        public Tensor signbit() => Ops.signbit.Call(this);

        public Tensor sin() => Ops.sin.Call(this);

        public Tensor sin_() => Ops.sin_.Update(this);

        public Tensor sinc() => Ops.sinc.Call(this);

        public Tensor sinc_() => Ops.sinc_.Update(this);

        public Tensor sinh() => Ops.sinh.Call(this);

        public Tensor sinh_() => Ops.sinh_.Update(this);

        public Tensor sqrt() => Ops.sqrt.Call(this);

        public Tensor sqrt_() => Ops.sqrt_.Update(this);

        public Tensor square() => Ops.square.Call(this);

        public Tensor tan() => Ops.tan.Call(this);

        public Tensor tan_() => Ops.tan_.Update(this);

        public Tensor tanh() => Ops.tanh.Call(this);

        public Tensor tanh_() => Ops.tanh_.Update(this);

        public Tensor trunc() => Ops.trunc.Call(this);

        public Tensor trunc_() => Ops.trunc_.Update(this);

        public Tensor xlogy(Tensor y) => Ops.xlogy_Tensor.Call(this, y);

        public Tensor xlogy(Scalar y) => Ops.xlogy_Scalar_Other.Call(this, y);

        public Tensor xlogy_(Tensor y) => Ops.xlogy__Tensor.Update(this, y);

        public Tensor xlogy_(Scalar y) => Ops.xlogy__Scalar_Other.Update(this, y);

        public Tensor heaviside(Tensor other) => Ops.heaviside.Call(this, other);

        public Tensor heaviside_(Tensor other) => Ops.heaviside_.Update(this, other);

        public Tensor igamma(Tensor other) => Ops.igamma.Call(this, other);

        public Tensor igammac(Tensor other) => Ops.igammac.Call(this, other);
    }
}
