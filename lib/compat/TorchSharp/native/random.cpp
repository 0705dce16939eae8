// Random number generators: the process-wide ones of each device, and those that a program makes for itself.
#include "shim.h"

#include <ATen/Context.h>
#include <ATen/core/Generator.h>

#include <mutex>

using namespace minimax;
using at::Generator;

namespace {

template <class Body> auto locked(void* generator, Body&& body) {
  auto& target = *static_cast<Generator*>(generator);
  std::lock_guard<std::mutex> lock(target.mutex());
  return body(target);
}

}  // namespace

/// Seeds the default generator of the CPU and of every accelerator.
MM_API int mm_manual_seed(uint64_t seed) {
  return guarded([&] { at::manual_seed(seed); });
}

MM_API void* mm_generator(int64_t device, uint64_t seed) {
  void* result = nullptr;
  guarded([&] {
    Generator generator = at::globalContext().defaultGenerator(to_device(device)).clone();
    generator.set_current_seed(seed);
    result = new Generator(std::move(generator));
  });
  return result;
}

MM_API void* mm_default_generator(int64_t device) {
  void* result = nullptr;
  guarded([&] { result = new Generator(at::globalContext().defaultGenerator(to_device(device))); });
  return result;
}

MM_API void mm_generator_free(void* generator) {
  guarded([&] { delete static_cast<Generator*>(generator); });
}

MM_API int mm_generator_seed(void* generator, uint64_t seed) {
  return guarded([&] { locked(generator, [&](Generator& target) { target.set_current_seed(seed); }); });
}

/// A seed that nobody can foretell.
MM_API int mm_generator_reseed(void* generator, uint64_t* seed) {
  return guarded([&] { *seed = locked(generator, [](Generator& target) { return target.seed(); }); });
}

MM_API int mm_generator_current_seed(void* generator, uint64_t* seed) {
  return guarded([&] { *seed = locked(generator, [](Generator& target) { return target.current_seed(); }); });
}

MM_API Handle mm_generator_state(void* generator) {
  Handle result = nullptr;
  guarded([&] { result = to_handle(locked(generator, [](Generator& target) { return target.get_state(); })); });
  return result;
}

MM_API int mm_generator_set_state(void* generator, Handle state) {
  return guarded([&] { locked(generator, [&](Generator& target) { target.set_state(*state); }); });
}
