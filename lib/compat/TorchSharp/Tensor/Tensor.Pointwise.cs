namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor abs() => Ops.abs.Call(this);

        public Tensor abs_() => Ops.abs_.Update(this);

        public Tensor acos() => Ops.acos.Call(this);

        public Tensor acos_() => Ops.acos_.Update(this);

        public Tensor acosh() => Ops.acosh.Call(this);

        public Tensor acosh_() => Ops.acosh_.Update(this);

        public Tensor asin() => Ops.asin.Call(this);

        public Tensor asin_() => Ops.asin_.Update(this);

        public Tensor asinh() => Ops.asinh.Call(this);

        public Tensor asinh_() => Ops.asinh_.Update(this);

        public Tensor atan() => Ops.atan.Call(this);

        public Tensor atan_() => Ops.atan_.Update(this);

        public Tensor atanh() => Ops.atanh.Call(this);

        public Tensor atanh_() => Ops.atanh_.Update(this);

        public Tensor ceil() => Ops.ceil.Call(this);

        public Tensor ceil_() => Ops.ceil_.Update(this);

        public Tensor cos() => Ops.cos.Call(this);

        public Tensor cos_() => Ops.cos_.Update(this);

        public Tensor cosh() => Ops.cosh.Call(this);

        public Tensor cosh_() => Ops.cosh_.Update(this);

        public Tensor erf() => Ops.erf.Call(this);

        public Tensor erf_() => Ops.erf_.Update(this);

        public Tensor erfc() => Ops.erfc.Call(this);

        public Tensor erfc_() => Ops.erfc_.Update(this);

        public Tensor exp() => Ops.exp.Call(this);

        public Tensor exp_() => Ops.exp_.Update(this);

        public Tensor exp2() => Ops.exp2.Call(this);

        public Tensor exp2_() => Ops.exp2_.Update(this);

        public Tensor expm1() => Ops.expm1.Call(this);

        public Tensor expm1_() => Ops.expm1_.Update(this);

        public Tensor floor() => Ops.floor.Call(this);

        public Tensor floor_() => Ops.floor_.Update(this);

        public Tensor frac() => Ops.frac.Call(this);

        public Tensor frac_() => Ops.frac_.Update(this);

        public Tensor log() => Ops.log.Call(this);

        public Tensor log_() => Ops.log_.Update(this);

        public Tensor log10() => Ops.log10.Call(this);

        public Tensor log10_() => Ops.log10_.Update(this);

        public Tensor log1p() => Ops.log1p.Call(this);

        public Tensor log1p_() => Ops.log1p_.Update(this);

        public Tensor log2() => Ops.log2.Call(this);

        public Tensor log2_() => Ops.log2_.Update(this);

        public Tensor neg() => Ops.neg.Call(this);

        public Tensor neg_() => Ops.neg_.Update(this);

        public Tensor reciprocal() => Ops.reciprocal.Call(this);

        public Tensor reciprocal_() => Ops.reciprocal_.Update(this);

        public Tensor rsqrt() => Ops.rsqrt.Call(this);

        public Tensor rsqrt_() => Ops.rsqrt_.Update(this);

        public Tensor sigmoid() => Ops.sigmoid.Call(this);

        public Tensor sigmoid_() => Ops.sigmoid_.Update(this);

        public Tensor sign() => Ops.sign.Call(this);

        public Tensor sign_() => Ops.sign_.Update(this);

        public Tensor sin() => Ops.sin.Call(this);

        public Tensor sin_() => Ops.sin_.Update(this);

        public Tensor sinh() => Ops.sinh.Call(this);

        public Tensor sinh_() => Ops.sinh_.Update(this);

        public Tensor sqrt() => Ops.sqrt.Call(this);

        public Tensor sqrt_() => Ops.sqrt_.Update(this);

        public Tensor tan() => Ops.tan.Call(this);

        public Tensor tan_() => Ops.tan_.Update(this);

        public Tensor tanh() => Ops.tanh.Call(this);

        public Tensor tanh_() => Ops.tanh_.Update(this);

        public Tensor trunc() => Ops.trunc.Call(this);

        public Tensor trunc_() => Ops.trunc_.Update(this);

        public Tensor sgn() => Ops.sgn.Call(this);

        public Tensor sgn_() => Ops.sgn_.Update(this);

        public Tensor sinc() => Ops.sinc.Call(this);

        public Tensor sinc_() => Ops.sinc_.Update(this);

        public Tensor square() => Ops.square.Call(this);

        public Tensor relu() => Ops.relu.Call(this);

        public Tensor isnan() => Ops.isnan.Call(this);

        public Tensor isinf() => Ops.isinf.Call(this);

        public Tensor isfinite() => Ops.isfinite.Call(this);

        public Tensor isposinf() => Ops.isposinf.Call(this);

        public Tensor isneginf() => Ops.isneginf.Call(this);

        public Tensor erfinv() => Ops.erfinv.Call(this);

        public Tensor lgamma() => Ops.lgamma.Call(this);

        public Tensor digamma() => Ops.digamma.Call(this);

        public Tensor signbit() => Ops.signbit.Call(this);

        public Tensor logical_not() => Ops.logical_not.Call(this);

        public Tensor relu6() => Ops.relu6.Call(this);

        public Tensor relu_() => Ops.relu_.Update(this);

        public Tensor round(long decimals = 0) => Ops.round_decimals.Call(this, decimals);

        public Tensor log_sigmoid() => Ops.log_sigmoid.Call(this);

        public Tensor erfinv_() => Ops.erfinv_.Update(this);
    }
}
