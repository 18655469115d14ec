/// Measures work by one client or several.
#include "server/app/bench/measurement.h"

#include <atomic>
#include <cmath>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "server/app/bench/interruption.h"

namespace tsunagu::app::bench {
namespace {

std::int64_t rounded_up(double value) { return static_cast<std::int64_t>(std::ceil(value)); }

}  // namespace

JsonLine bench_line(const std::string& what, const Measured& measured, double limit_each) {
  constexpr double kSecond = 1e6;
  JsonLine line;
  line.text("kind", "bench").text("what", what);
  line.number("records", static_cast<std::int64_t>(measured.records));
  line.number("milliseconds", rounded_up(measured.microseconds / 1000));
  line.number("per_second", rounded_up(kSecond / measured.each()));
  line.number("limit_per_second", rounded_up(kSecond / limit_each));
  line.number("percent", rounded_up(100 * limit_each / measured.each()));
  return line;
}

JsonLine limit_line(const std::string& what, double microseconds) {
  JsonLine line;
  line.text("kind", "limit").text("what", what).number("microseconds", rounded_up(microseconds));
  return line;
}

Measured measure(std::size_t clients, std::uint64_t count,
                 const std::function<void(std::uint64_t)>& work) {
  std::atomic<std::uint64_t> next{0};
  std::mutex mutex;
  std::exception_ptr failure;  // under mutex
  const auto serve = [&] {
    try {
      for (auto i = next++; i < count; i = next++) {
        Interruption::pass();
        work(i);
      }
    } catch (...) {
      next = count;
      const std::lock_guard lock{mutex};
      failure = std::current_exception();
    }
  };
  const Stopwatch watch;
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < clients; ++i) {
    threads.emplace_back(serve);
  }
  for (auto& thread : threads) {
    thread.join();
  }
  const auto time = watch.microseconds();
  if (failure) {
    std::rethrow_exception(failure);
  }
  return {count, time};
}

}  // namespace tsunagu::app::bench
