// What every file of the shim shares: the export macro, the exception barrier, and the record in which C# and C++ exchange values.
//
// Conventions of the C ABI. A function that can fail returns -1 (or a null handle) and leaves libtorch's message in mm_error();
// no C++ exception ever leaves the library. A tensor handle is a heap-allocated at::Tensor, owned by whoever received it.
#pragma once

#include <ATen/core/Tensor.h>
#include <c10/util/Exception.h>
#include <torch/version.h>

#include <cstdint>
#include <exception>
#include <string>
#include <utility>
#include <vector>

#define MM_API extern "C" __attribute__((visibility("default")))

#if TORCH_VERSION_MAJOR >= 2 && !(TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR < 5)
#include <optional>
namespace minimax {
template <class T> using Optional = std::optional<T>;
inline constexpr std::nullopt_t none = std::nullopt;
}
#else
#include <c10/util/Optional.h>
namespace minimax {
template <class T> using Optional = c10::optional<T>;
inline constexpr auto none = c10::nullopt;
}
#endif

namespace minimax {

using at::Tensor;
using Handle = Tensor*;

/// The message of the last failure on this thread.
std::string& last_error();

/// Runs `body`; 0 when it returned, -1 when it threw.
template <class Body> int guarded(Body&& body) noexcept {
  try {
    body();
    return 0;
  } catch (const c10::Error& error) {
    last_error() = error.what_without_backtrace();
  } catch (const std::exception& error) {
    last_error() = error.what();
  } catch (...) {
    last_error() = "an unknown C++ exception";
  }
  return -1;
}

/// A new handle, or null for an undefined tensor.
inline Handle to_handle(Tensor tensor) {
  return tensor.defined() ? new Tensor(std::move(tensor)) : nullptr;
}

inline Tensor from_handle(const void* handle) {
  return handle ? *static_cast<const Tensor*>(handle) : Tensor();
}

inline std::vector<Tensor> from_handles(const Handle* handles, int count) {
  std::vector<Tensor> tensors;
  tensors.reserve(count);
  for (int i = 0; handles && i < count; i++) tensors.push_back(from_handle(handles[i]));
  return tensors;
}

/// KiB of memory that only this tensor holds on to, 0 for views and for what is below 4 KiB: the garbage collector's share of the news.
int32_t owned_kib(const Tensor& tensor);

// ---- values that cross the border: an argument or a result of an operator ----

enum class Tag : int32_t { Default, None, Tensor, Int, Double, Bool, Ints, Doubles, Bools, Tensors, String, Device, Generator };

struct Value {
  Tag tag;
  int32_t count;  // length of a list; of a single tensor that is a result: owned_kib
  union {
    int64_t integer;    // Int, Bool; Device: type << 32 | index (as uint32)
    double real;        // Double
    const void* data;   // everything else
  };
};
static_assert(sizeof(Value) == 16, "C# declares the same 16 bytes");

inline c10::Device to_device(int64_t packed) {
  return c10::Device(static_cast<c10::DeviceType>(packed >> 32), static_cast<c10::DeviceIndex>(static_cast<int32_t>(packed)));
}

}  // namespace minimax
