// Any operator by its schema name: arguments are converted to what the schema wants, missing ones take its defaults, and callBoxed does the rest.
// So the same code serves every operator of every libtorch.
#include "shim.h"

#include <ATen/ScalarOps.h>
#include <ATen/core/Generator.h>
#include <ATen/core/List.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/ivalue.h>
#include <ATen/core/jit_type.h>

#include <cstdlib>
#include <sstream>

using namespace minimax;
using c10::IValue;
using c10::TypeKind;

namespace {

/// A parameter of an operator, with what a call needs to know of its type.
struct Parameter {
  std::string name;
  TypeKind kind;       // of the value, or of the list's elements
  bool list = false;
  bool optional = false;
  bool optional_elements = false;
  int32_t length = 1;  // of an int[2] and its like, to which a single number is repeated
  Optional<IValue> preset;

  explicit Parameter(const c10::Argument& argument) : name(argument.name()), preset(argument.default_value()) {
    c10::TypePtr type = argument.type();
    if (auto maybe = type->cast<c10::OptionalType>()) {
      optional = true;
      type = maybe->getElementType();
    }
    if (auto sequence = type->cast<c10::ListType>()) {
      list = true;
      type = sequence->getElementType();
      if (auto maybe = type->cast<c10::OptionalType>()) {
        optional_elements = true;
        type = maybe->getElementType();
      }
    }
    if (argument.N()) length = *argument.N();
    kind = type->kind();
  }
};

/// An operator that was looked up once, and is called often.
struct Operator {
  c10::OperatorHandle handle;
  std::vector<Parameter> parameters;

  explicit Operator(c10::OperatorHandle found) : handle(std::move(found)) {
    for (const auto& argument : handle.schema().arguments()) parameters.emplace_back(argument);
  }
};

template <class T> const T* items(const Value& value) {
  return static_cast<const T*>(value.data);
}

/// A number where a tensor is expected promotes types as a number does, not as a tensor.
Tensor number_as_tensor(const c10::Scalar& number) {
  Tensor tensor = c10::scalar_to_tensor(number);
  tensor.unsafeGetTensorImpl()->set_wrapped_number(true);
  return tensor;
}

IValue from_int(int64_t number, const Parameter& parameter) {
  if (parameter.list && parameter.kind == TypeKind::FloatType) return c10::List<double>({static_cast<double>(number)});
  if (parameter.list) return IValue(std::vector<int64_t>(parameter.length, number));
  switch (parameter.kind) {
    case TypeKind::FloatType: return static_cast<double>(number);
    case TypeKind::BoolType: return number != 0;
    case TypeKind::TensorType: return number_as_tensor(number);
    default: return number;
  }
}

IValue from_double(double number, const Parameter& parameter) {
  if (parameter.list) return c10::List<double>({number});
  return parameter.kind == TypeKind::TensorType ? IValue(number_as_tensor(number)) : IValue(number);
}

IValue from_bool(bool flag, const Parameter& parameter) {
  if (parameter.list) return c10::List<bool>({flag});
  return parameter.kind == TypeKind::TensorType ? IValue(number_as_tensor(flag)) : IValue(flag);
}

IValue from_ints(const Value& value, const Parameter& parameter) {
  const auto* numbers = items<int64_t>(value);
  if (parameter.kind == TypeKind::FloatType) return IValue(std::vector<double>(numbers, numbers + value.count));
  return IValue(std::vector<int64_t>(numbers, numbers + value.count));
}

IValue from_doubles(const Value& value, const Parameter& parameter) {
  const auto* numbers = items<double>(value);
  if (parameter.kind == TypeKind::NumberType) {
    c10::impl::GenericList scalars(c10::NumberType::get());
    for (int i = 0; i < value.count; i++) scalars.push_back(numbers[i]);
    return scalars;
  }
  return IValue(std::vector<double>(numbers, numbers + value.count));
}

IValue from_bools(const Value& value) {
  c10::List<bool> flags;
  for (int i = 0; i < value.count; i++) flags.push_back(items<uint8_t>(value)[i] != 0);
  return flags;
}

IValue from_tensors(const Value& value, const Parameter& parameter) {
  const auto* handles = items<const void*>(value);
  if (!parameter.optional_elements) {
    c10::List<Tensor> tensors;
    tensors.reserve(value.count);
    for (int i = 0; i < value.count; i++) tensors.push_back(from_handle(handles[i]));
    return tensors;
  }
  c10::List<Optional<Tensor>> tensors;
  tensors.reserve(value.count);
  for (int i = 0; i < value.count; i++) tensors.push_back(handles[i] ? Optional<Tensor>(from_handle(handles[i])) : none);
  return tensors;
}

IValue to_ivalue(const Value& value, const Parameter& parameter) {
  switch (value.tag) {
    case Tag::Tensor: {
      const Tensor& tensor = *items<Tensor>(value);
      return parameter.list ? IValue(c10::List<Tensor>({tensor})) : IValue(tensor);
    }
    case Tag::Int: return from_int(value.integer, parameter);
    case Tag::Double: return from_double(value.real, parameter);
    case Tag::Bool: return from_bool(value.integer != 0, parameter);
    case Tag::Ints: return from_ints(value, parameter);
    case Tag::Doubles: return from_doubles(value, parameter);
    case Tag::Bools: return from_bools(value);
    case Tag::Tensors: return from_tensors(value, parameter);
    case Tag::String: return std::string(items<char>(value), value.count);
    case Tag::Device: return to_device(value.integer);
    case Tag::Generator: return *items<at::Generator>(value);
    default: TORCH_CHECK(parameter.optional, "argument '", parameter.name, "' must not be null"); return IValue();
  }
}

torch::jit::Stack to_stack(const Operator& op, const Value* arguments, int count) {
  TORCH_CHECK(count <= static_cast<int>(op.parameters.size()), count, " arguments are too many for ", op.handle.schema());
  torch::jit::Stack stack;
  stack.reserve(op.parameters.size());
  for (int i = 0; i < static_cast<int>(op.parameters.size()); i++) {
    const Parameter& parameter = op.parameters[i];
    if (i < count && arguments[i].tag != Tag::Default) {
      stack.push_back(to_ivalue(arguments[i], parameter));
    } else {
      TORCH_CHECK(parameter.preset || parameter.optional, "argument '", parameter.name, "' is missing for ", op.handle.schema());
      stack.push_back(parameter.preset ? *parameter.preset : IValue());
    }
  }
  return stack;
}

/// Results on their way out: freed again if a later one cannot be carried.
struct Results {
  Value* values;
  int count = 0;
  bool delivered = false;

  explicit Results(Value* out) : values(out) {}
  Results(const Results&) = delete;

  ~Results() {
    for (int i = 0; !delivered && i < count; i++) release(values[i]);
  }

  void add(IValue&& source) {
    Value& value = values[count];
    value.count = 0;
    value.integer = 0;
    if (source.isTensor()) {
      add_tensor(std::move(source).toTensor(), value);
    } else if (source.isTensorList()) {
      add_tensors(source.toTensorVector(), value);
    } else if (source.isInt()) {
      value.tag = Tag::Int;
      value.integer = source.toInt();
    } else if (source.isDouble()) {
      value.tag = Tag::Double;
      value.real = source.toDouble();
    } else if (source.isBool()) {
      value.tag = Tag::Bool;
      value.integer = source.toBool();
    } else {
      TORCH_CHECK(source.isNone(), "a result of the type ", source.tagKind(), " is not carried");
      value.tag = Tag::None;
    }
    count++;
  }

 private:
  static void add_tensor(Tensor&& tensor, Value& value) {
    value.tag = Tag::Tensor;
    value.count = owned_kib(tensor);
    value.data = to_handle(std::move(tensor));
  }

  static void add_tensors(const std::vector<Tensor>& tensors, Value& value) {
    auto* handles = static_cast<Handle*>(std::calloc(tensors.size() + 1, sizeof(Handle)));
    TORCH_CHECK(handles, "out of memory");
    for (size_t i = 0; i < tensors.size(); i++) handles[i] = to_handle(tensors[i]);
    value.tag = Tag::Tensors;
    value.count = static_cast<int32_t>(tensors.size());
    value.data = handles;
  }

  static void release(const Value& value) {
    if (value.tag == Tag::Tensor) delete items<Tensor>(value);
    if (value.tag != Tag::Tensors) return;
    for (int i = 0; i < value.count; i++) delete items<Handle>(value)[i];
    std::free(const_cast<void*>(value.data));
  }
};

/// Callers that read text give a buffer; they get the length of the whole.
int copy_out(const std::string& text, char* buffer, int capacity) {
  if (buffer && capacity > 0) buffer[text.copy(buffer, capacity - 1)] = 0;
  return static_cast<int>(text.size());
}

}  // namespace

MM_API void* mm_operator(const char* name, const char* overload) {
  void* result = nullptr;
  guarded([&] {
    auto found = c10::Dispatcher::singleton().findSchema({name, overload});
    TORCH_CHECK(found.has_value(), "libtorch ", TORCH_VERSION, " has no operator ", name, *overload ? "." : "", overload);
    result = new Operator(*found);
  });
  return result;
}

MM_API int mm_schema(const void* op, char* buffer, int capacity) {
  int length = -1;
  guarded([&] {
    std::ostringstream text;
    text << static_cast<const Operator*>(op)->handle.schema();
    length = copy_out(text.str(), buffer, capacity);
  });
  return length;
}

/// Calls an operator. With capacity 0 its results are dropped, otherwise written to `results`; returns how many, or -1.
/// A list of tensors comes as an array of handles, for the caller to give back with mm_free_list.
MM_API int mm_call(const void* op, const Value* arguments, int count, Value* results, int capacity) {
  int delivered = 0;
  int status = guarded([&] {
    const Operator& callee = *static_cast<const Operator*>(op);
    torch::jit::Stack stack = to_stack(callee, arguments, count);
    callee.handle.callBoxed(&stack);
    if (capacity == 0) return;
    TORCH_CHECK(static_cast<int>(stack.size()) <= capacity, stack.size(), " results are too many from ", callee.handle.schema());
    Results out(results);
    for (IValue& value : stack) out.add(std::move(value));
    delivered = out.count;
    out.delivered = true;
  });
  return status < 0 ? status : delivered;
}

MM_API void mm_free_list(void* list) {
  std::free(list);
}
