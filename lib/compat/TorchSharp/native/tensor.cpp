// The life of a tensor and what can be asked of it without an operator.
#include "shim.h"

#include <algorithm>

using namespace minimax;

std::string& minimax::last_error() {
  static thread_local std::string message;
  return message;
}

int32_t minimax::owned_kib(const Tensor& tensor) {
  if (!tensor.defined() || !tensor.has_storage() || tensor.storage().use_count() != 1) return 0;
  const size_t bytes = tensor.storage().nbytes();
  return bytes < 4096 ? 0 : static_cast<int32_t>(std::min<size_t>(bytes >> 10, INT32_MAX));
}

MM_API const char* mm_error() {
  return last_error().c_str();
}

MM_API void mm_free(Handle tensor) {
  guarded([&] { delete tensor; });
}

MM_API int mm_owned_kib(Handle tensor) {
  return owned_kib(*tensor);
}

MM_API Handle mm_alias(Handle tensor) {
  Handle result = nullptr;
  guarded([&] { result = to_handle(*tensor); });
  return result;
}

// ---- small questions; a status other than 0 means that the tensor cannot answer ----

MM_API int mm_dim(Handle tensor, int64_t* result) {
  return guarded([&] { *result = tensor->dim(); });
}

MM_API int mm_numel(Handle tensor, int64_t* result) {
  return guarded([&] { *result = tensor->numel(); });
}

/// At most `capacity` sizes; the number of dimensions is the return value.
MM_API int mm_sizes(Handle tensor, int64_t* sizes, int capacity) {
  int count = -1;
  guarded([&] {
    auto source = tensor->sizes();
    if (static_cast<int>(source.size()) <= capacity) std::copy(source.begin(), source.end(), sizes);
    count = static_cast<int>(source.size());
  });
  return count;
}

MM_API int mm_strides(Handle tensor, int64_t* strides, int capacity) {
  int count = -1;
  guarded([&] {
    auto source = tensor->strides();
    if (static_cast<int>(source.size()) <= capacity) std::copy(source.begin(), source.end(), strides);
    count = static_cast<int>(source.size());
  });
  return count;
}

/// The element type in the low byte, the type of the device in the next, the index of the device above.
MM_API int mm_kind(Handle tensor, int64_t* result) {
  return guarded([&] {
    const auto device = tensor->device();
    *result = static_cast<int64_t>(tensor->scalar_type()) | static_cast<int64_t>(device.type()) << 8 | static_cast<int64_t>(device.index()) << 16;
  });
}

enum class Trait : int32_t { RequiresGrad, Leaf, Contiguous, Sparse, Quantized, Pinned, Conjugate, Negative };

MM_API int mm_trait(Handle tensor, Trait trait, int* result) {
  return guarded([&] {
    switch (trait) {
      case Trait::RequiresGrad: *result = tensor->requires_grad(); break;
      case Trait::Leaf: *result = tensor->is_leaf(); break;
      case Trait::Contiguous: *result = tensor->is_contiguous(); break;
      case Trait::Sparse: *result = tensor->is_sparse(); break;
      case Trait::Quantized: *result = tensor->is_quantized(); break;
      case Trait::Pinned: *result = tensor->is_pinned(); break;
      case Trait::Conjugate: *result = tensor->is_conj(); break;
      case Trait::Negative: *result = tensor->is_neg(); break;
    }
  });
}

MM_API int mm_storage_offset(Handle tensor, int64_t* result) {
  return guarded([&] { *result = tensor->storage_offset(); });
}

MM_API int mm_data(Handle tensor, void** result) {
  return guarded([&] { *result = tensor->data_ptr(); });
}

MM_API int mm_set_data(Handle tensor, Handle source) {
  return guarded([&] { tensor->set_data(*source); });
}
