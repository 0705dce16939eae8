// A C interface to libtorch's dispatcher: look an operator up by its name in the schema, call it with a list of tagged values.
// Everything that an operator can do is reached this way; the rest of this file is tensors' lifetime, autograd and settings.
#include "shim.h"

#include <ATen/Parallel.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/ivalue.h>
#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/autograd.h>

#include <atomic>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

using at::Tensor;
using c10::IValue;
using c10::TypeKind;

namespace {

thread_local std::string last_error;
std::atomic<int64_t> live_handles{0};

enum Tag : int32_t {
  kDefault, kNone, kTensor, kInt, kDouble, kBool, kInts, kDoubles, kBools, kTensors, kString, kDevice, kGenerator
};

// One argument or result; Op.cs declares the same 16 bytes.
struct Value {
  int32_t tag;
  int32_t count;
  union {
    int64_t integer;
    double number;
    const void* pointer;
  };
};

// What the call path needs to know of a parameter.
struct Parameter {
  std::string name;
  TypeKind kind;            // of the value, or of the list itself
  TypeKind element;         // of a list's elements
  bool list = false;
  bool optional = false;
  int32_t fixed_length = 0; // int[2]: one number stands for two
  Optional<IValue> fallback;
};

struct Operator {
  c10::OperatorHandle handle;
  std::vector<Parameter> parameters;

  explicit Operator(c10::OperatorHandle op) : handle(std::move(op)) {
    for (const auto& argument : handle.schema().arguments()) parameters.push_back(describe(argument));
  }

  static Parameter describe(const c10::Argument& argument) {
    Parameter p;
    p.name = argument.name();
    c10::TypePtr type = argument.real_type();
    if (auto optional = type->cast<c10::OptionalType>()) {
      p.optional = true;
      type = optional->getElementType();
    }
    p.kind = p.element = type->kind();
    if (auto list = type->cast<c10::ListType>()) {
      p.list = true;
      p.element = list->getElementType()->kind();
    }
    p.fixed_length = argument.N() ? *argument.N() : 0;
    if (argument.default_value()) p.fallback = *argument.default_value();
    return p;
  }
};

Tensor tensor_at(const void* handle) { return handle ? *static_cast<const Tensor*>(handle) : Tensor(); }

template <class To, class From> IValue list_of(const Value& v) {
  auto* items = static_cast<const From*>(v.pointer);
  c10::List<To> list;
  list.reserve(v.count);
  for (int i = 0; i < v.count; i++) list.push_back(static_cast<To>(items[i]));
  return list;
}

IValue tensors(const Value& v, bool optional) {
  auto* handles = static_cast<void* const*>(v.pointer);
  if (optional) {
    c10::List<Optional<Tensor>> list;
    for (int i = 0; i < v.count; i++) list.push_back(handles[i] ? Optional<Tensor>(tensor_at(handles[i])) : Optional<Tensor>());
    return list;
  }
  c10::List<Tensor> list;
  list.reserve(v.count);
  for (int i = 0; i < v.count; i++) list.push_back(tensor_at(handles[i]));
  return list;
}

// An integer becomes whatever the schema asks for.
IValue integer(int64_t value, const Parameter& p) {
  if (p.list) {
    const int count = p.fixed_length ? p.fixed_length : 1;
    return p.element == TypeKind::FloatType ? IValue(c10::List<double>(std::vector<double>(count, static_cast<double>(value))))
                                            : IValue(c10::List<int64_t>(std::vector<int64_t>(count, value)));
  }
  switch (p.kind) {
    case TypeKind::FloatType: return static_cast<double>(value);
    case TypeKind::BoolType: return value != 0;
    case TypeKind::TensorType: return at::scalar_tensor(value, at::kLong);
    default: return value;
  }
}

IValue number(double value, const Parameter& p) {
  if (p.list) return c10::List<double>(std::vector<double>(p.fixed_length ? p.fixed_length : 1, value));
  return p.kind == TypeKind::TensorType ? IValue(at::scalar_tensor(value)) : IValue(value);
}

IValue to_ivalue(const Value& v, const Parameter& p) {
  switch (v.tag) {
    case kNone: return IValue();
    case kTensor: return v.pointer || !p.optional ? IValue(tensor_at(v.pointer)) : IValue();
    case kInt: return integer(v.integer, p);
    case kDouble: return number(v.number, p);
    case kBool: return v.integer != 0;
    case kInts: return p.element == TypeKind::FloatType ? list_of<double, int64_t>(v) : list_of<int64_t, int64_t>(v);
    case kDoubles: return list_of<double, double>(v);
    case kBools: return list_of<bool, uint8_t>(v);
    case kTensors: return tensors(v, p.element == TypeKind::OptionalType);
    case kString: return std::string(static_cast<const char*>(v.pointer), v.count);
    case kDevice: return c10::Device(std::string(static_cast<const char*>(v.pointer), v.count));
    case kGenerator: return v.pointer ? IValue(*static_cast<const at::Generator*>(v.pointer)) : IValue();
    default: TORCH_CHECK(false, "argument ", p.name, " has no known kind");
  }
}

void push_arguments(torch::jit::Stack& stack, const Operator& op, const Value* arguments, int count) {
  TORCH_CHECK(count <= static_cast<int>(op.parameters.size()), "too many arguments for ", op.handle.schema());
  for (int i = 0; i < static_cast<int>(op.parameters.size()); i++) {
    const auto& p = op.parameters[i];
    if (i < count && arguments[i].tag != kDefault) stack.push_back(to_ivalue(arguments[i], p));
    else if (p.fallback) stack.push_back(*p.fallback);
    else if (p.optional) stack.push_back(IValue());
    else TORCH_CHECK(false, "argument ", p.name, " is missing for ", op.handle.schema());
  }
}

// A list of tensors goes out as an array of handles, which mm_free_array gives back.
Value result(IValue&& v) {
  Value r{kNone, 0, {0}};
  if (v.isTensor()) {
    r.tag = kTensor;
    r.pointer = wrap(std::move(v).toTensor());
  } else if (v.isInt()) {
    r.tag = kInt;
    r.integer = v.toInt();
  } else if (v.isDouble()) {
    r.tag = kDouble;
    r.number = v.toDouble();
  } else if (v.isBool()) {
    r.tag = kBool;
    r.integer = v.toBool();
  } else if (v.isTensorList()) {
    const auto list = v.toTensorVector();
    auto handles = std::make_unique<Handle[]>(list.size());
    for (size_t i = 0; i < list.size(); i++) handles[i] = wrap(list[i]);
    r.tag = kTensors;
    r.count = static_cast<int32_t>(list.size());
    r.pointer = handles.release();
  } else {
    TORCH_CHECK(v.isNone(), "a result of kind ", v.tagKind(), " cannot be carried");
  }
  return r;
}

void release(const Value& v);

std::vector<Tensor> tensors_at(const Handle* handles, int count) {
  std::vector<Tensor> list;
  list.reserve(count);
  for (int i = 0; i < count; i++) list.push_back(tensor_at(handles[i]));
  return list;
}

std::vector<Tensor> gradients_at(const Handle* handles, int count) {
  return handles ? tensors_at(handles, count) : std::vector<Tensor>();
}

int copy_text(const std::string& text, char* buffer, int capacity) {
  if (capacity > 0) buffer[text.copy(buffer, capacity - 1)] = 0;
  return static_cast<int>(text.size());
}

}  // namespace

Handle wrap(Tensor tensor) {
  if (!tensor.defined()) return nullptr;
  live_handles.fetch_add(1, std::memory_order_relaxed);
  return new Tensor(std::move(tensor));
}

void remember(const char* text) { last_error = text; }

EXPORT const char* mm_error() { return last_error.c_str(); }
EXPORT const char* mm_version() { return TORCH_VERSION; }
EXPORT int64_t mm_live_handles() { return live_handles.load(); }

// ---- operators ----

EXPORT void* mm_operator(const char* name, const char* overload) {
  Operator* op = nullptr;
  guarded([&] {
    auto found = c10::Dispatcher::singleton().findSchema({name, overload});
    TORCH_CHECK(found.has_value(), "libtorch " TORCH_VERSION " has no operator ", name, *overload ? "." : "", overload);
    op = new Operator(*found);
  });
  return op;
}

EXPORT int mm_call(void* op_, const Value* arguments, int count, Value* results, int capacity) {
  int n = 0;
  const int status = guarded([&] {
    auto& op = *static_cast<Operator*>(op_);
    torch::jit::Stack stack;
    stack.reserve(op.parameters.size());
    push_arguments(stack, op, arguments, count);
    op.handle.callBoxed(&stack);
    TORCH_CHECK(static_cast<int>(stack.size()) <= capacity, "too many results from ", op.handle.schema());
    for (auto& value : stack) {
      results[n] = result(std::move(value));
      n++;
    }
  });
  if (status == 0) return n;
  while (n > 0) release(results[--n]);
  return status;
}

// ---- tensors ----

EXPORT void mm_free(Handle tensor) {
  if (!tensor) return;
  live_handles.fetch_sub(1, std::memory_order_relaxed);
  guarded([&] { delete tensor; });
}

EXPORT void mm_free_array(const Handle* handles) { delete[] handles; }

namespace {
void release(const Value& v) {
  if (v.tag == kTensor) mm_free(static_cast<Handle>(const_cast<void*>(v.pointer)));
  if (v.tag != kTensors) return;
  auto* handles = static_cast<const Handle*>(v.pointer);
  for (int i = 0; i < v.count; i++) mm_free(handles[i]);
  mm_free_array(handles);
}
}  // namespace

// Shape, type and place in one call: out[0] dimensions, [1] elements, [2] bytes an element, [3] type, [4] device kind, [5] device
// number, then up to `capacity` sizes and as many strides.
EXPORT int mm_describe(Handle tensor, int64_t* out, int64_t* sizes, int64_t* strides, int capacity) {
  return guarded([&] {
    out[0] = tensor->dim();
    out[1] = tensor->numel();
    out[2] = static_cast<int64_t>(tensor->element_size());
    out[3] = static_cast<int64_t>(tensor->scalar_type());
    out[4] = static_cast<int64_t>(tensor->device().type());
    out[5] = tensor->device().index();
    if (tensor->layout() != at::kStrided) return;
    for (int64_t i = 0; i < tensor->dim() && i < capacity; i++) {
      sizes[i] = tensor->size(i);
      strides[i] = tensor->stride(i);
    }
  });
}

EXPORT int mm_data(Handle tensor, void** data) {
  return guarded([&] { *data = tensor->data_ptr(); });
}

EXPORT int mm_is_contiguous(Handle tensor) {
  int yes = 0;
  return guarded([&] { yes = tensor->is_contiguous(); }) ? -1 : yes;
}

EXPORT int mm_is_leaf(Handle tensor) {
  int yes = 0;
  return guarded([&] { yes = tensor->is_leaf(); }) ? -1 : yes;
}

EXPORT int mm_requires_grad(Handle tensor) {
  int yes = 0;
  return guarded([&] { yes = tensor->requires_grad(); }) ? -1 : yes;
}

EXPORT int mm_set_requires_grad(Handle tensor, int yes) {
  return guarded([&] { tensor->set_requires_grad(yes != 0); });
}

EXPORT int mm_retain_grad(Handle tensor) {
  return guarded([&] { tensor->retain_grad(); });
}

EXPORT int mm_grad(Handle tensor, Handle* gradient) {
  return guarded([&] { *gradient = wrap(tensor->grad()); });
}

EXPORT int mm_set_grad(Handle tensor, Handle gradient) {
  return guarded([&] { tensor->mutable_grad() = tensor_at(gradient); });
}

EXPORT int mm_set_data(Handle tensor, Handle data) {
  return guarded([&] { tensor->set_data(*data); });
}

// ---- autograd ----

EXPORT int mm_backward(const Handle* tensors, int count, const Handle* gradients, int retain_graph, int create_graph) {
  return guarded([&] {
    torch::autograd::backward(tensors_at(tensors, count), gradients_at(gradients, count), retain_graph != 0, create_graph != 0);
  });
}

EXPORT int mm_autograd_grad(const Handle* outputs, int output_count, const Handle* inputs, int input_count, const Handle* gradients,
                            int retain_graph, int create_graph, int allow_unused, Handle* results) {
  return guarded([&] {
    auto found = torch::autograd::grad(tensors_at(outputs, output_count), tensors_at(inputs, input_count),
                                       gradients_at(gradients, output_count), retain_graph != 0, create_graph != 0, allow_unused != 0);
    for (int i = 0; i < input_count; i++) results[i] = wrap(found[i]);
  });
}

EXPORT int mm_grad_mode() { return c10::GradMode::is_enabled(); }
EXPORT void mm_set_grad_mode(int enabled) { c10::GradMode::set_enabled(enabled != 0); }

// ---- random numbers ----

EXPORT int mm_manual_seed(uint64_t seed) {
  return guarded([&] { at::manual_seed(seed); });
}

// A generator of its own, or with `shared` a handle to the device's default one.
EXPORT int mm_generator(uint64_t seed, const char* device, int shared, void** generator) {
  return guarded([&] {
    auto g = at::globalContext().defaultGenerator(c10::Device(std::string(device)));
    if (!shared) {
      g = g.clone();
      g.set_current_seed(seed);
    }
    *generator = new at::Generator(std::move(g));
  });
}

EXPORT void mm_generator_free(void* generator) { delete static_cast<at::Generator*>(generator); }

EXPORT int mm_generator_seed(void* generator, uint64_t seed) {
  return guarded([&] {
    auto& g = *static_cast<at::Generator*>(generator);
    std::lock_guard<std::mutex> lock(g.mutex());
    g.set_current_seed(seed);
  });
}

EXPORT uint64_t mm_generator_initial_seed(void* generator) {
  uint64_t seed = 0;
  guarded([&] { seed = static_cast<at::Generator*>(generator)->current_seed(); });
  return seed;
}

EXPORT int mm_generator_state(void* generator, Handle* state) {
  return guarded([&] {
    auto& g = *static_cast<at::Generator*>(generator);
    std::lock_guard<std::mutex> lock(g.mutex());
    *state = wrap(g.get_state());
  });
}

EXPORT int mm_generator_set_state(void* generator, Handle state) {
  return guarded([&] {
    auto& g = *static_cast<at::Generator*>(generator);
    std::lock_guard<std::mutex> lock(g.mutex());
    g.set_state(*state);
  });
}

// ---- devices, threads, settings ----

EXPORT int mm_cuda_device_count() {
  int count = 0;
  guarded([&] {
    if (at::hasCUDA()) count = static_cast<int>(at::detail::getCUDAHooks().getNumGPUs());
  });
  return count;
}

EXPORT int mm_cuda_synchronize(int device) {
  return guarded([&] { at::detail::getCUDAHooks().deviceSynchronize(static_cast<c10::DeviceIndex>(device)); });
}

EXPORT int mm_threads() { return at::get_num_threads(); }
EXPORT int mm_set_threads(int count) {
  return guarded([&] { at::set_num_threads(count); });
}
EXPORT int mm_flush_denormals(int yes) { return at::globalContext().setFlushDenormal(yes != 0); }
EXPORT int mm_allow_tf32_matmul(int set) {
  guarded([&] {
    if (set >= 0) at::globalContext().setAllowTF32CuBLAS(set != 0);
  });
  return at::globalContext().allowTF32CuBLAS();
}
EXPORT int mm_allow_tf32_convolution(int set) {
  guarded([&] {
    if (set >= 0) at::globalContext().setAllowTF32CuDNN(set != 0);
  });
  return at::globalContext().allowTF32CuDNN();
}
EXPORT int mm_configuration(char* buffer, int capacity) {
  int length = 0;
  guarded([&] { length = copy_text(at::show_config(), buffer, capacity); });
  return length;
}
