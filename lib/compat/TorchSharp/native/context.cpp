// What holds for the whole process: version, threads, accelerators, and the switches of libtorch's backends.
#include "shim.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <c10/core/DefaultDtype.h>
#include <c10/core/ScalarTypeToTypeMeta.h>
#include <torch/cuda.h>

#include <type_traits>

#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace minimax;

#ifdef __GLIBC__
namespace {

/// Keeps freed memory for the next step, which will ask for the same sizes. By default glibc hands large blocks back to the system at once, and each
/// step pays again for clearing their pages: a fifth of a DCGAN step.
[[maybe_unused]] const bool memory_is_kept = mallopt(M_MMAP_THRESHOLD, 32 << 20) && mallopt(M_TRIM_THRESHOLD, 512 << 20);

}  // namespace
#endif

MM_API const char* mm_version() {
  return TORCH_VERSION;
}

MM_API int mm_num_threads() {
  int result = -1;
  guarded([&] { result = at::get_num_threads(); });
  return result;
}

MM_API int mm_set_num_threads(int count) {
  return guarded([&] { at::set_num_threads(count); });
}

MM_API int mm_num_interop_threads() {
  int result = -1;
  guarded([&] { result = static_cast<int>(at::get_num_interop_threads()); });
  return result;
}

MM_API int mm_set_num_interop_threads(int count) {
  return guarded([&] { at::set_num_interop_threads(count); });
}

MM_API int mm_set_flush_denormal(int enabled) {
  return guarded([&] { at::globalContext().setFlushDenormal(enabled != 0); });
}

MM_API int mm_default_dtype() {
  int result = -1;
  guarded([&] { result = static_cast<int>(c10::get_default_dtype_as_scalartype()); });
  return result;
}

MM_API int mm_set_default_dtype(int dtype) {
  return guarded([&] { c10::set_default_dtype(c10::scalarTypeToTypeMeta(static_cast<at::ScalarType>(dtype))); });
}

MM_API int mm_cuda_device_count() {
  int result = 0;
  guarded([&] { result = static_cast<int>(torch::cuda::device_count()); });
  return result;
}

MM_API int mm_cudnn_is_available() {
  int result = 0;
  guarded([&] { result = torch::cuda::cudnn_is_available(); });
  return result;
}

MM_API int mm_cuda_manual_seed_all(uint64_t seed) {
  return guarded([&] { torch::cuda::manual_seed_all(seed); });
}

MM_API int mm_cuda_manual_seed(uint64_t seed) {
  return guarded([&] { torch::cuda::manual_seed(seed); });
}

MM_API int mm_cuda_synchronize(int64_t index) {
  return guarded([&] { torch::cuda::synchronize(index); });
}

/// libtorch's newest versions say in three degrees how far sums of half precision may go, the most permissive first.
template <class Degree> static bool permits(Degree degree) {
  if constexpr (std::is_same_v<Degree, bool>) return degree;
  else return static_cast<int>(degree) == 0;
}

enum class Switch : int32_t { MatmulTf32, CudnnTf32, Fp16Reduction, FlashAttention, MathAttention };

MM_API int mm_switch(Switch which) {
  int result = -1;
  guarded([&] {
    const auto& context = at::globalContext();
    switch (which) {
      case Switch::MatmulTf32: result = context.allowTF32CuBLAS(); break;
      case Switch::CudnnTf32: result = context.allowTF32CuDNN(); break;
      case Switch::Fp16Reduction: result = permits(context.allowFP16ReductionCuBLAS()); break;
      case Switch::FlashAttention: result = context.userEnabledFlashSDP(); break;
      case Switch::MathAttention: result = context.userEnabledMathSDP(); break;
    }
  });
  return result;
}

MM_API int mm_set_switch(Switch which, int enabled) {
  return guarded([&] {
    auto& context = at::globalContext();
    const bool on = enabled != 0;
    switch (which) {
      case Switch::MatmulTf32: context.setAllowTF32CuBLAS(on); break;
      case Switch::CudnnTf32: context.setAllowTF32CuDNN(on); break;
      case Switch::Fp16Reduction: context.setAllowFP16ReductionCuBLAS(on); break;
      case Switch::FlashAttention: context.setSDPUseFlash(on); break;
      case Switch::MathAttention: context.setSDPUseMath(on); break;
    }
  });
}
