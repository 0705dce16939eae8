// Differentiation: what PyTorch's autograd module does, and the switches of the thread that it obeys.
#include "shim.h"

#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/autograd/anomaly_mode.h>
#include <torch/csrc/autograd/autograd.h>

#include <algorithm>

using namespace minimax;

MM_API int mm_set_requires_grad(Handle tensor, int wanted) {
  return guarded([&] { tensor->set_requires_grad(wanted != 0); });
}

/// The gradient, or null where there is none; `status` tells a missing gradient from a failure.
MM_API Handle mm_grad(Handle tensor, int* status) {
  Handle result = nullptr;
  *status = guarded([&] { result = to_handle(tensor->grad()); });
  return result;
}

MM_API int mm_set_grad(Handle tensor, Handle gradient) {
  return guarded([&] { tensor->mutable_grad() = from_handle(gradient); });
}

MM_API int mm_retain_grad(Handle tensor) {
  return guarded([&] { tensor->retain_grad(); });
}

MM_API int mm_backward(
    const Handle* tensors, int count, const Handle* gradients, const Handle* inputs, int input_count, int retain_graph, int create_graph) {
  return guarded([&] {
    torch::autograd::backward(
        from_handles(tensors, count), from_handles(gradients, gradients ? count : 0), retain_graph != 0, create_graph != 0,
        from_handles(inputs, input_count));
  });
}

/// Gradients of the outputs by each input; null where an input was not used.
MM_API int mm_gradients(
    const Handle* outputs, int output_count, const Handle* inputs, int input_count, const Handle* gradients,
    int retain_graph, int create_graph, int allow_unused, Handle* results) {
  return guarded([&] {
    auto found = torch::autograd::grad(
        from_handles(outputs, output_count), from_handles(inputs, input_count), from_handles(gradients, gradients ? output_count : 0),
        retain_graph != 0, create_graph != 0, allow_unused != 0);
    std::transform(found.begin(), found.end(), results, to_handle);
  });
}

MM_API int mm_grad_mode() {
  return c10::GradMode::is_enabled();
}

MM_API void mm_set_grad_mode(int enabled) {
  guarded([&] { c10::GradMode::set_enabled(enabled != 0); });
}

MM_API int mm_inference_mode() {
  return c10::InferenceMode::is_enabled();
}

MM_API void* mm_inference_enter(int enabled) {
  void* result = nullptr;
  guarded([&] { result = new c10::InferenceMode(enabled != 0); });
  return result;
}

MM_API void mm_inference_leave(void* mode) {
  guarded([&] { delete static_cast<c10::InferenceMode*>(mode); });
}

MM_API int mm_anomaly_mode() {
  return torch::autograd::AnomalyMode::is_enabled();
}

MM_API int mm_anomaly_check_nan() {
  return torch::autograd::AnomalyMode::should_check_nan();
}

MM_API void mm_set_anomaly_mode(int enabled, int check_nan) {
  guarded([&] { torch::autograd::AnomalyMode::set_enabled(enabled != 0, check_nan != 0); });
}
