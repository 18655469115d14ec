/// Calculating with days.
#include "server/cases/days.h"

#include <charconv>
#include <chrono>
#include <optional>

namespace tsunagu::cases {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year_month_day;

struct Parts {
  int year = 0;
  unsigned month = 0;  // 0: not known
  unsigned day = 0;
};

template <class Number>
bool read(std::string_view text, Number& out) {
  const auto end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, out);
  return result.ec == std::errc{} && result.ptr == end;
}

std::optional<Parts> parts_of(std::string_view iso) {
  constexpr std::size_t kLength = 10;
  Parts out;
  if (iso.size() != kLength || iso[4] != '-' || iso[7] != '-' ||
      !read(iso.substr(0, 4), out.year) || !read(iso.substr(5, 2), out.month) ||
      !read(iso.substr(8, 2), out.day)) {
    return std::nullopt;
  }
  return out;
}

year_month_day date_of(const Parts& parts) {
  return std::chrono::year{parts.year} / std::chrono::month{parts.month} /
         std::chrono::day{parts.day};
}

std::string two_digits(unsigned value) { return (value < 10 ? "0" : "") + std::to_string(value); }

std::string text_of(const year_month_day& date) {
  return std::to_string(static_cast<int>(date.year())) + "-" +
         two_digits(static_cast<unsigned>(date.month())) + "-" +
         two_digits(static_cast<unsigned>(date.day()));
}

/// `date`, or the last of its month if the month has no such day.
year_month_day within_month(const year_month_day& date) {
  return date.ok() ? date : year_month_day{date.year() / date.month() / std::chrono::last};
}

}  // namespace

std::string first_day(std::string_view iso) {
  auto parts = parts_of(iso);
  if (!parts) {
    return {};
  }
  parts->month = parts->month == 0 ? 1 : parts->month;
  parts->day = parts->day == 0 ? 1 : parts->day;
  const auto date = date_of(*parts);
  return date.ok() ? text_of(date) : std::string{};
}

std::string last_day(std::string_view iso) {
  auto parts = parts_of(iso);
  if (!parts || parts->month > 12) {
    return {};
  }
  if (parts->day != 0) {
    return first_day(iso);
  }
  const auto month = std::chrono::month{parts->month == 0 ? 12 : parts->month};
  return text_of(year_month_day{std::chrono::year{parts->year} / month / std::chrono::last});
}

std::string days_after(std::string_view day, int count) {
  const auto parts = parts_of(day);
  return parts ? text_of(year_month_day{sys_days{date_of(*parts)} + days{count}}) : std::string{};
}

std::string months_after(std::string_view day, int count) {
  const auto parts = parts_of(day);
  return parts ? text_of(within_month(date_of(*parts) + months{count})) : std::string{};
}

int months_between(std::string_view from, std::string_view to) {
  const auto start = parts_of(from);
  const auto end = parts_of(to);
  if (!start || !end || to <= from) {
    return 0;
  }
  const int whole = (end->year - start->year) * 12 + static_cast<int>(end->month) -
                    static_cast<int>(start->month);
  return months_after(from, whole) <= to ? whole : whole - 1;
}

std::optional<Microseconds> japan_moment(std::string_view day, std::string_view time) {
  constexpr std::chrono::hours kJapan{9};
  const auto parts = parts_of(first_day(day) == day ? day : std::string_view{});
  int hour = 0;
  int minute = 0;
  const bool is_time = time.size() == 5 && time[2] == ':' && read(time.substr(0, 2), hour) &&
                       read(time.substr(3), minute) && hour <= 24 && minute <= 59;
  if (!parts || !is_time) {
    return std::nullopt;
  }
  const auto at =
      sys_days{date_of(*parts)} + std::chrono::hours{hour} + std::chrono::minutes{minute} - kJapan;
  return std::chrono::duration_cast<std::chrono::microseconds>(at.time_since_epoch()).count();
}

std::uint32_t day_number(std::string_view day) {
  const auto parts = parts_of(day);
  return parts ? static_cast<std::uint32_t>(parts->year) * 10000 + parts->month * 100 + parts->day
               : 0;
}

}  // namespace tsunagu::cases
