/// What was measured, beside what the machine could do at most.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

#include "server/base/json.h"

namespace tsunagu::app::bench {

/// Time since it was made, in microseconds.
class Stopwatch {
 public:
  double microseconds() const {
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start_)
        .count();
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// Units of work done, and the time it took.
struct Measured {
  std::uint64_t records = 0;
  double microseconds = 0;

  /// Microseconds for one.
  double each() const { return microseconds / static_cast<double>(records); }
};

/// The line of kind "bench": `limit_each` is the least a record can take here, in microseconds.
JsonLine bench_line(const std::string& what, const Measured& measured, double limit_each);
/// The line of kind "limit": one unavoidable part, in microseconds for one record.
JsonLine limit_line(const std::string& what, double microseconds);

/// Runs `work(i)` for every i below `count`, `clients` at a time. Throws what `work` throws, and
/// Error (kStopped) when interrupted.
Measured measure(std::size_t clients, std::uint64_t count,
                 const std::function<void(std::uint64_t)>& work);

}  // namespace tsunagu::app::bench
