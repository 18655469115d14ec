/// Time as Tsunagu writes it.
#include "server/base/clock.h"

namespace tsunagu {

namespace {

using std::chrono::microseconds;
using std::chrono::sys_days;

constexpr std::chrono::hours kJapanOffset{9};

struct Moment {
  int year = 0;
  int month = 0;
  int day = 0;
  int hour = 0;
  int minute = 0;
  int second = 0;
  int micro = 0;
};

/// Rounds down before 1970 too, so that a moment never has a negative part.
Moment split(microseconds since_epoch) {
  const std::chrono::sys_time<microseconds> time{since_epoch};
  const sys_days day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss<microseconds> clock{time - day};
  return {static_cast<int>(date.year()),
          static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day())),
          static_cast<int>(clock.hours().count()),
          static_cast<int>(clock.minutes().count()),
          static_cast<int>(clock.seconds().count()),
          static_cast<int>(clock.subseconds().count())};
}

Moment in_japan(Microseconds time) { return split(microseconds{time} + kJapanOffset); }

/// `value` in at least `width` digits.
std::string digits(int value, std::size_t width) {
  const std::string out = std::to_string(value);
  return out.size() < width ? std::string(width - out.size(), '0') + out : out;
}

std::string date_text(const Moment& at, const char* between) {
  return digits(at.year, 4) + between + digits(at.month, 2) + between + digits(at.day, 2);
}

std::string time_text(const Moment& at) {
  return digits(at.hour, 2) + ":" + digits(at.minute, 2) + ":" + digits(at.second, 2);
}

}  // namespace

Microseconds SystemClock::now() const {
  return std::chrono::duration_cast<microseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

std::string utc_text(Microseconds time) {
  const Moment at = split(microseconds{time});
  return date_text(at, "-") + "T" + time_text(at) + "." + digits(at.micro, 6) + "Z";
}

std::string japan_text(Microseconds time) {
  const Moment at = in_japan(time);
  return date_text(at, "-") + "T" + time_text(at) + "+09:00";
}

std::string japan_day(Microseconds time) { return date_text(in_japan(time), ""); }

std::string japan_date(Microseconds time) { return date_text(in_japan(time), "-"); }

int fiscal_year(Microseconds time) {
  const Moment at = in_japan(time);
  return at.month >= 4 ? at.year : at.year - 1;
}

}  // namespace tsunagu
