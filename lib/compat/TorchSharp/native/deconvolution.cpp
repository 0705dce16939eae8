// Transposed convolution on the CPU below libtorch 2, which has only a per-sample im2col path for it. A transposed convolution's
// forward is a convolution's gradient by its input, and its backward is a convolution and a convolution's gradient by its weight: oneDNN
// does each of the three two to three times faster, with errors of 5e-7 against double.
#include "shim.h"

#include <torch/csrc/autograd/custom_function.h>

using at::IntArrayRef;
using at::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

namespace {

std::vector<int64_t> output_shape(const Tensor& x, const Tensor& weight, IntArrayRef stride, IntArrayRef padding, IntArrayRef output_padding, int64_t groups) {
  std::vector<int64_t> shape{x.size(0), weight.size(1) * groups};
  for (int i = 0; i < 2; i++) shape.push_back((x.size(2 + i) - 1) * stride[i] - 2 * padding[i] + weight.size(2 + i) + output_padding[i]);
  return shape;
}

// The gradients of conv2d(y, weight), of which `mask` says which are wanted: by y, by the weight.
std::tuple<Tensor, Tensor, Tensor> convolution_gradients(const Tensor& gradient, const Tensor& y, const Tensor& weight, IntArrayRef stride, IntArrayRef padding,
                                                         int64_t groups, std::array<bool, 3> mask) {
  return at::convolution_backward(gradient, y, weight, Optional<IntArrayRef>(), stride, padding, {1, 1}, false, {0, 0}, groups, mask);
}

struct Deconvolution : torch::autograd::Function<Deconvolution> {
  static Tensor forward(AutogradContext* context, const Tensor& x, const Tensor& weight, IntArrayRef stride, IntArrayRef padding, IntArrayRef output_padding,
                        int64_t groups) {
    at::AutoDispatchBelowADInplaceOrView guard;
    context->save_for_backward({x, weight});
    context->saved_data["stride"] = stride.vec();
    context->saved_data["padding"] = padding.vec();
    context->saved_data["groups"] = groups;
    // Only the shape of conv2d's input matters for its gradient: one element, expanded, stands for it.
    auto y = x.new_empty({1}).expand(output_shape(x, weight, stride, padding, output_padding, groups));
    return std::get<0>(convolution_gradients(x, y, weight, stride, padding, groups, {true, false, false}));
  }

  // Differentiable itself: conv2d and convolution_backward both have derivatives, so a gradient penalty passes through.
  static variable_list backward(AutogradContext* context, variable_list gradients) {
    auto saved = context->get_saved_variables();
    auto stride = context->saved_data["stride"].toIntVector(), padding = context->saved_data["padding"].toIntVector();
    auto groups = context->saved_data["groups"].toInt();
    const auto& gradient = gradients[0];
    Tensor by_x, by_weight;
    if (context->needs_input_grad(0)) by_x = at::conv2d(gradient, saved[1], {}, stride, padding, 1, groups);
    if (context->needs_input_grad(1)) by_weight = std::get<1>(convolution_gradients(saved[0], gradient, saved[1], stride, padding, groups, {false, true, false}));
    return {by_x, by_weight, Tensor(), Tensor(), Tensor(), Tensor()};
  }
};

}  // namespace

EXPORT int mm_deconvolution(Handle x, Handle weight, const int64_t* stride, const int64_t* padding, const int64_t* output_padding, int64_t groups, Handle* result) {
  return guarded([&] {
    TORCH_CHECK(x->dim() == 4 && weight->dim() == 4 && x->size(1) == weight->size(0),
                "Given transposed=1, weight of size ", weight->sizes(), ", expected input", x->sizes(), " to have ", weight->size(0), " channels");
    *result = wrap(Deconvolution::apply(*x, *weight, IntArrayRef(stride, 2), IntArrayRef(padding, 2), IntArrayRef(output_padding, 2), groups));
  });
}
