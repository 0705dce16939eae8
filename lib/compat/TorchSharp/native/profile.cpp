// Where time goes. libtorch tells of every operator when it begins and when it ends, of those inside a backward pass and of those that operators
// call in their turn; each is charged with its own time only, so that all of them add up to the time inside libtorch.
#include "shim.h"

#include <ATen/record_function.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <sstream>

using namespace minimax;

namespace {

using Clock = std::chrono::steady_clock;

struct Call : at::ObserverContext {
  Clock::time_point start = Clock::now();
  Call* outer;
  bool backward;
  double inner = 0;  // seconds of the calls within this one

  Call(Call* outer, bool backward) : outer(outer), backward(backward || (outer && outer->backward)) {}
};

struct Sum {
  int64_t calls = 0;
  double seconds = 0;
};

thread_local Call* innermost = nullptr;
std::mutex gate;
std::map<std::pair<std::string, bool>, Sum> sums;  // by name, and by whether in a backward pass
at::CallbackHandle callback = 0;

std::unique_ptr<at::ObserverContext> begin(const at::RecordFunction& function) {
  auto call = std::make_unique<Call>(innermost, function.scope() == at::RecordScope::BACKWARD_FUNCTION);
  innermost = call.get();
  return call;
}

void end(const at::RecordFunction& function, at::ObserverContext* context) {
  auto* call = static_cast<Call*>(context);
  const double seconds = std::chrono::duration<double>(Clock::now() - call->start).count();
  innermost = call->outer;
  if (call->outer) call->outer->inner += seconds;
  const std::string name = function.name();
  const bool is_operator = name.rfind("aten::", 0) == 0;
  const std::lock_guard<std::mutex> locked(gate);
  Sum& sum = sums[{is_operator ? name : "autograd", is_operator ? call->backward : true}];
  sum.calls++;
  sum.seconds += seconds - call->inner;
}

}  // namespace

/// Begins to record, with nothing recorded so far, or ends.
MM_API int mm_profile(int wanted) {
  return guarded([&] {
    if (callback) at::removeCallback(callback);
    callback = 0;
    if (!wanted) return;
    {
      const std::lock_guard<std::mutex> locked(gate);
      sums.clear();
    }
    callback = at::addGlobalCallback(at::RecordFunctionCallback(begin, end).scopes({at::RecordScope::FUNCTION, at::RecordScope::BACKWARD_FUNCTION}));
  });
}

/// What was recorded: a line for each operator, of its name, 1 for the backward pass, its calls and its seconds. Returns the text's length.
MM_API int mm_profile_text(char* buffer, int capacity) {
  int length = -1;
  guarded([&] {
    std::ostringstream text;
    const std::lock_guard<std::mutex> locked(gate);
    for (const auto& [key, sum] : sums) text << key.first << ' ' << key.second << ' ' << sum.calls << ' ' << sum.seconds << '\n';
    const std::string all = text.str();
    if (buffer && capacity > 0) buffer[all.copy(buffer, capacity - 1)] = 0;
    length = static_cast<int>(all.size());
  });
  return length;
}
