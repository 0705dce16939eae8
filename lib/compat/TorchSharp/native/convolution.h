// The convolutions of libtorch as the shim's own functions use them: below libtorch 2, where its transposed convolution and some of its second
// derivatives take detours on the CPU.
#pragma once

#include "shim.h"

#include <ATen/Functions.h>
#include <torch/csrc/autograd/custom_function.h>

#include <array>
#include <tuple>

#if TORCH_VERSION_MAJOR < 2

namespace minimax {

/// What a convolution is made with, besides its input and its weight.
struct Geometry {
  std::vector<int64_t> stride, padding, dilation;
  int64_t groups;

  Geometry(at::IntArrayRef stride, at::IntArrayRef padding, at::IntArrayRef dilation, int64_t groups)
      : stride(stride.vec()), padding(padding.vec()), dilation(dilation.vec()), groups(groups) {}

  explicit Geometry(torch::autograd::AutogradContext* context)
      : Geometry(
            context->saved_data["stride"].toIntVector(), context->saved_data["padding"].toIntVector(),
            context->saved_data["dilation"].toIntVector(), context->saved_data["groups"].toInt()) {}

  void save(torch::autograd::AutogradContext* context) const {
    context->saved_data["stride"] = stride;
    context->saved_data["padding"] = padding;
    context->saved_data["dilation"] = dilation;
    context->saved_data["groups"] = groups;
  }

  Tensor convolution(const Tensor& x, const Tensor& weight, const Optional<Tensor>& bias = none) const {
    return at::conv2d(x, weight, bias, stride, padding, dilation, groups);
  }

  /// Which of the three gradients, by input, weight and bias, are wanted.
  using Wanted = std::array<bool, 3>;

  std::tuple<Tensor, Tensor, Tensor> gradients(const Tensor& by_output, const Tensor& x, const Tensor& weight, Wanted wanted) const {
    const std::vector<int64_t> bias_size{weight.size(0)};
    return at::convolution_backward(by_output, x, weight, bias_size, stride, padding, dilation, false, {0, 0}, groups, wanted);
  }
};

/// What oneDNN computes: single precision on the CPU.
inline bool is_plain(const Tensor& tensor) {
  return tensor.device().is_cpu() && tensor.scalar_type() == at::kFloat;
}

}  // namespace minimax

#endif
