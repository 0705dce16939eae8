// What the two halves of the shim share.
#pragma once
#include <ATen/ATen.h>
#include <torch/version.h>

#define EXPORT extern "C" __attribute__((visibility("default")))

#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4)
template <class T> using Optional = std::optional<T>;
#else
template <class T> using Optional = c10::optional<T>;
#endif

using Handle = at::Tensor*;

// A new handle, which C# owns and gives back to mm_free; null for an undefined tensor.
Handle wrap(at::Tensor tensor);

// Keeps the text of an error for mm_error, on this thread.
void remember(const char* text);

// Runs f and turns whatever it throws into a return value: no exception leaves the shim.
template <class F> int guarded(F&& f) noexcept {
  try {
    f();
    return 0;
  } catch (const c10::Error& error) {
    remember(error.what_without_backtrace());
  } catch (const std::exception& error) {
    remember(error.what());
  } catch (...) {
    remember("an unknown native error");
  }
  return -1;
}
