/// Days as documents state them, and the periods figures are counted in.
#include "server/statistics/day.h"

#include <chrono>

namespace tsunagu::statistics {
namespace {

constexpr int kMonths = 12;
constexpr int kFirstMonth = 4;  // of a fiscal year

/// The number that all of `text` is; nothing if a character is no digit.
std::optional<int> number_of(std::string_view text) {
  int value = 0;
  for (const char letter : text) {
    if (letter < '0' || letter > '9') {
      return std::nullopt;
    }
    value = value * 10 + (letter - '0');
  }
  return value;
}

std::string padded(int value, std::size_t width) {
  std::string text = std::to_string(value);
  return std::string(width > text.size() ? width - text.size() : 0, '0') + text;
}

std::chrono::sys_days civil(const Day& day) {
  return std::chrono::sys_days{std::chrono::year{day.year} /
                               std::chrono::month{static_cast<unsigned>(day.month)} /
                               std::chrono::day{static_cast<unsigned>(day.day)}};
}

}  // namespace

std::optional<Day> parse_day(std::string_view text) {
  constexpr std::size_t kLength = 10;  // "2025-06-01"
  if (text.size() != kLength || text[4] != '-' || text[7] != '-') {
    return std::nullopt;
  }
  const auto year = number_of(text.substr(0, 4));
  const auto month = number_of(text.substr(5, 2));
  const auto day = number_of(text.substr(8, 2));
  if (!year || !month || !day || *year == 0 || *month == 0 || *month > kMonths || *day > 31) {
    return std::nullopt;
  }
  return Day{*year, *month, *day};
}

std::string text_of(const Day& day) {
  return padded(day.year, 4) + "-" + padded(day.month, 2) + "-" + padded(day.day, 2);
}

int month_number(const Day& day) { return day.year * kMonths + day.month - 1; }

std::string month_text(int month_number) {
  return padded(month_number / kMonths, 4) + "-" + padded(month_number % kMonths + 1, 2);
}

int fiscal_year_of(int month_number) { return (month_number - (kFirstMonth - 1)) / kMonths; }

int days_between(const Day& from, const Day& to) {
  return static_cast<int>((civil(to) - civil(from)).count());
}

Period Period::of_year(int fiscal_year) {
  const int first = fiscal_year * kMonths + kFirstMonth - 1;
  return {first, first + kMonths - 1};
}

std::optional<Period> Period::of_month(std::string_view text) {
  constexpr std::size_t kLength = 7;  // "2025-06"
  const auto day =
      text.size() == kLength ? parse_day(std::string{text} + "-00") : std::optional<Day>{};
  if (!day) {
    return std::nullopt;
  }
  return Period{month_number(*day), month_number(*day)};
}

std::string Period::text() const {
  return first == last ? month_text(first) : month_text(first) + "/" + month_text(last);
}

}  // namespace tsunagu::statistics
