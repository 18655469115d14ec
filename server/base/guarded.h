/// Data that can only be touched while its mutex is held.
#pragma once

#include <mutex>
#include <utility>

namespace tsunagu {

/// `Guarded<State> state_;` then `state_.with([](State& state) { ... });`.
template <class T>
class Guarded {
 public:
  Guarded() = default;
  explicit Guarded(T value) : value_{std::move(value)} {}

  /// Returns what `work(T&)` returns, run under the lock. No reference to T may leave `work`,
  /// and `work` does no input or output.
  template <class Work>
  auto with(Work&& work) {
    const std::lock_guard lock{mutex_};
    return std::forward<Work>(work)(value_);
  }

 private:
  std::mutex mutex_;
  T value_;
};

}  // namespace tsunagu
