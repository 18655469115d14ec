/// Time as Tsunagu writes it: microseconds since 1970-01-01 UTC.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace tsunagu {

using Microseconds = std::int64_t;

/// What time it is. An interface so that tests can stop the clock.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Microseconds now() const = 0;
};

class SystemClock final : public Clock {
 public:
  Microseconds now() const override;
};

/// "2025-11-12T01:02:03.456789Z" (RFC 3339, UTC).
std::string utc_text(Microseconds time);
/// "2025-11-12T10:02:03+09:00": Japan has no summer time, so the offset is fixed.
std::string japan_text(Microseconds time);
/// "20251112", the day in Japan.
std::string japan_day(Microseconds time);
/// "2025-11-12", the day in Japan.
std::string japan_date(Microseconds time);
/// The Japanese fiscal year (April to March) of `time` in Japan.
int fiscal_year(Microseconds time);

}  // namespace tsunagu
