// ConvTranspose2d. Below libtorch 2 the CPU has only a per-sample im2col loop for it, while oneDNN's convolution does the same arithmetic two to
// three times faster: a transposed convolution's forward is a convolution's gradient by its input, its gradient by the input is a convolution,
// and its gradient by the weight is that convolution's gradient by the weight.
//
// MINIMAX_NATIVE_DECONV=1 in the environment switches back to libtorch's own path, for comparisons that must agree to the last digits.
#include "convolution.h"

#include <cstdlib>

using namespace minimax;

namespace {

#if TORCH_VERSION_MAJOR < 2

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

/// Its `Geometry` is that of the convolution of which it is the gradient.
struct ConvTranspose2d : torch::autograd::Function<ConvTranspose2d> {
  static Tensor forward(
      AutogradContext* context, const Tensor& x, const Tensor& weight, const Geometry& geometry, at::IntArrayRef output_padding) {
    at::AutoDispatchBelowADInplaceOrView below;
    context->save_for_backward({x, weight});
    geometry.save(context);

    std::vector<int64_t> size{x.size(0), weight.size(1) * geometry.groups};
    for (int i = 0; i < 2; i++)
      size.push_back((x.size(2 + i) - 1) * geometry.stride[i] - 2 * geometry.padding[i] + weight.size(2 + i) + output_padding[i]);
    const Tensor shape_only = x.new_empty({1}).expand(size);  // oneDNN asks only how large the convolution's input was
    return std::get<0>(geometry.gradients(x.contiguous(weight.suggest_memory_format()), shape_only, weight, {true, false, false}));
  }

  /// Written in differentiable operators only, so that it can be differentiated in its turn.
  static variable_list backward(AutogradContext* context, variable_list gradients) {
    const auto saved = context->get_saved_variables();
    const Tensor &x = saved[0], &weight = saved[1];
    const Geometry geometry(context);
    const Tensor by_output = gradients[0].contiguous(weight.suggest_memory_format());
    Tensor by_x, by_weight;
    if (context->needs_input_grad(0)) by_x = geometry.convolution(by_output, weight);
    if (context->needs_input_grad(1)) by_weight = std::get<1>(geometry.gradients(x, by_output, weight, {false, true, false}));
    return {by_x, by_weight, Tensor(), Tensor()};
  }
};

bool native_wanted() {
  static const bool wanted = [] {
    const char* setting = std::getenv("MINIMAX_NATIVE_DECONV");
    return setting && std::string(setting) == "1";
  }();
  return wanted;
}

/// Shapes that do not fit are left to libtorch, which says what is wrong with them.
bool fits_onednn(
    const Tensor& x, const Tensor& weight, const Tensor& bias,
    at::IntArrayRef stride, at::IntArrayRef output_padding, at::IntArrayRef dilation, int64_t groups) {
  if (native_wanted() || x.dim() != 4 || weight.dim() != 4 || x.numel() == 0 || groups < 1) return false;
  if (!is_plain(x) || !is_plain(weight) || x.size(1) != weight.size(0) || x.size(1) % groups != 0) return false;
  if (bias.defined() && (!is_plain(bias) || bias.dim() != 1 || bias.size(0) != weight.size(1) * groups)) return false;
  for (int i = 0; i < 2; i++)
    if (dilation[i] != 1 || stride[i] < 1 || output_padding[i] < 0 || output_padding[i] >= stride[i]) return false;
  return true;
}

#endif

Tensor conv_transpose2d(
    const Tensor& x, const Tensor& weight, const Tensor& bias,
    at::IntArrayRef stride, at::IntArrayRef padding, at::IntArrayRef output_padding, int64_t groups, at::IntArrayRef dilation) {
#if TORCH_VERSION_MAJOR < 2
  if (fits_onednn(x, weight, bias, stride, output_padding, dilation, groups)) {
    Tensor result = ConvTranspose2d::apply(x, weight, Geometry(stride, padding, dilation, groups), output_padding);
    return bias.defined() ? result.add_(bias.view({1, -1, 1, 1})) : result;
  }
#endif
  return at::conv_transpose2d(x, weight, bias.defined() ? Optional<Tensor>(bias) : none, stride, padding, output_padding, groups, dilation);
}

}  // namespace

/// `geometry`: stride, padding, output padding and dilation, two numbers each.
MM_API Handle mm_conv_transpose2d(Handle x, Handle weight, Handle bias, const int64_t* geometry, int64_t groups) {
  Handle result = nullptr;
  guarded([&] {
    auto pair = [&](int i) { return at::IntArrayRef(geometry + 2 * i, 2); };
    result = to_handle(conv_transpose2d(*x, *weight, from_handle(bias), pair(0), pair(1), pair(2), groups, pair(3)));
  });
  return result;
}
