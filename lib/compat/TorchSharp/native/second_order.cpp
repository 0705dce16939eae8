// Functions whose second derivative libtorch computes the long way, as a gradient penalty needs it. The first derivative is libtorch's own.
//
// A rectifier has no curvature: its second derivative by its input is zero. libtorch makes a tensor of zeros of it and sends that back through the
// whole network. And of a convolution's input gradient, libtorch finds the derivative by the weight as a convolution whose kernel is as large as the
// image; it is a weight gradient, for which oneDNN has a fast path.
#include "convolution.h"

#include <c10/core/GradMode.h>

using namespace minimax;

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

bool is_differentiated(const Tensor& x) {
  return c10::GradMode::is_enabled() && x.requires_grad();
}

/// max(x, slope x), 0 <= slope.
struct Rectifier : torch::autograd::Function<Rectifier> {
  static Tensor forward(AutogradContext* context, Tensor x, double slope, bool in_place) {
    at::AutoDispatchBelowADInplaceOrView below;
    Tensor result;
    if (in_place) {
      context->mark_dirty({x});
      result = slope == 0 ? x.relu_() : at::leaky_relu_(x, slope);
    } else {
      result = slope == 0 ? x.relu() : at::leaky_relu(x, slope);
    }
    context->save_for_backward({result});
    context->saved_data["slope"] = slope;
    return result;
  }

  /// The result is detached: it decides where the slope changes, and no derivative reaches it.
  static variable_list backward(AutogradContext* context, variable_list gradients) {
    const Tensor result = context->get_saved_variables()[0].detach();
    const double slope = context->saved_data["slope"].toDouble();
    Tensor by_x = slope == 0 ? at::threshold_backward(gradients[0], result, 0) : at::leaky_relu_backward(gradients[0], result, slope, true);
    return {by_x, Tensor(), Tensor()};
  }
};

Tensor rectify(const Tensor& x, double slope, bool in_place) {
  if (is_differentiated(x) && slope >= 0 && x.is_floating_point()) return Rectifier::apply(x, slope, in_place);
  if (slope == 0) return in_place ? at::relu_(const_cast<Tensor&>(x)) : at::relu(x);
  return in_place ? at::leaky_relu_(const_cast<Tensor&>(x), slope) : at::leaky_relu(x, slope);
}

#if TORCH_VERSION_MAJOR < 2

/// A convolution's gradient by its input, as a function of the gradient by its output and of the weight: it is linear in each.
struct InputGradient : torch::autograd::Function<InputGradient> {
  static Tensor forward(AutogradContext* context, const Tensor& by_output, const Tensor& weight, const Tensor& x, const Geometry& geometry) {
    at::AutoDispatchBelowADInplaceOrView below;
    context->save_for_backward({by_output, weight});
    geometry.save(context);
    return std::get<0>(geometry.gradients(by_output, x, weight, {true, false, false}));
  }

  static variable_list backward(AutogradContext* context, variable_list gradients) {
    const auto saved = context->get_saved_variables();
    const Geometry geometry(context);
    Tensor by_output, by_weight;
    if (context->needs_input_grad(0)) by_output = geometry.convolution(gradients[0], saved[1]);
    if (context->needs_input_grad(1)) by_weight = std::get<1>(geometry.gradients(saved[0], gradients[0], saved[1], {false, true, false}));
    return {by_output, by_weight, Tensor(), Tensor()};
  }
};

struct Conv2d : torch::autograd::Function<Conv2d> {
  static Tensor forward(AutogradContext* context, const Tensor& x, const Tensor& weight, const Optional<Tensor>& bias, const Geometry& geometry) {
    at::AutoDispatchBelowADInplaceOrView below;
    context->save_for_backward({x, weight});
    context->saved_data["bias"] = bias.has_value();
    geometry.save(context);
    return geometry.convolution(x, weight, bias);
  }

  static variable_list backward(AutogradContext* context, variable_list gradients) {
    const auto saved = context->get_saved_variables();
    const Tensor &x = saved[0], &weight = saved[1], &by_output = gradients[0];
    const Geometry geometry(context);
    const bool bias = context->saved_data["bias"].toBool() && context->needs_input_grad(2);
    const Geometry::Wanted wanted{context->needs_input_grad(0), context->needs_input_grad(1), bias};
    if (!c10::GradMode::is_enabled()) {
      auto [by_x, by_weight, by_bias] = geometry.gradients(by_output, x, weight, wanted);
      return {by_x, by_weight, by_bias, Tensor()};
    }
    Tensor by_x, by_weight, by_bias;
    if (wanted[0]) by_x = InputGradient::apply(by_output, weight, x.detach(), geometry);
    if (wanted[1] || bias) std::tie(std::ignore, by_weight, by_bias) = geometry.gradients(by_output, x, weight, {false, wanted[1], bias});
    return {by_x, by_weight, by_bias, Tensor()};
  }
};

/// Only what oneDNN would do; shapes that do not fit are left to libtorch, which says what is wrong with them.
bool fits(const Tensor& x, const Tensor& weight, const Optional<Tensor>& bias, int64_t groups) {
  return x.dim() == 4 && weight.dim() == 4 && x.numel() > 0 && is_plain(x) && is_plain(weight) && groups > 0 && x.size(1) == weight.size(1) * groups &&
      (!bias || (is_plain(*bias) && bias->dim() == 1 && bias->size(0) == weight.size(0)));
}

#endif

Tensor conv2d(
    const Tensor& x, const Tensor& weight, const Optional<Tensor>& bias,
    at::IntArrayRef stride, at::IntArrayRef padding, at::IntArrayRef dilation, int64_t groups) {
#if TORCH_VERSION_MAJOR < 2
  if (is_differentiated(x) && fits(x, weight, bias, groups)) return Conv2d::apply(x, weight, bias, Geometry(stride, padding, dilation, groups));
#endif
  return at::conv2d(x, weight, bias, stride, padding, dilation, groups);
}

}  // namespace

MM_API Handle mm_rectify(Handle x, double slope, int in_place) {
  Handle result = nullptr;
  guarded([&] { result = to_handle(rectify(*x, slope, in_place != 0)); });
  return result;
}

/// `geometry`: stride, padding and dilation, two numbers each.
MM_API Handle mm_conv2d(Handle x, Handle weight, Handle bias, const int64_t* geometry, int64_t groups) {
  Handle result = nullptr;
  guarded([&] {
    auto pair = [&](int i) { return at::IntArrayRef(geometry + 2 * i, 2); };
    result = to_handle(::conv2d(*x, *weight, bias ? Optional<Tensor>(*bias) : none, pair(0), pair(1), pair(2), groups));
  });
  return result;
}
