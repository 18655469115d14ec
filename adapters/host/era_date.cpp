// Conversion between era dates and ISO dates.
#include "adapters/host/era_date.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <optional>

namespace tsunagu::host {
namespace {

struct Date {
  int year = 0;
  int month = 0;  // 0: unknown
  int day = 0;    // 0: unknown
  int key() const { return year * 10000 + month * 100 + day; }
};

struct Era {
  char letter;
  int base;   // year 1 of the era is base + 1
  int first;  // yyyymmdd
  int last;
};

// 明治 from 1873, when the Gregorian calendar began; 令和 is open.
constexpr std::array<Era, 5> kEras = {{{'M', 1867, 18730101, 19120730},
                                       {'T', 1911, 19120730, 19261225},
                                       {'S', 1925, 19261225, 19890107},
                                       {'H', 1988, 19890108, 20190430},
                                       {'R', 2018, 20190501, 99991231}}};

Refusal not_a_date() { return {RefusalCode::not_a_date, "", ""}; }

/// Reads `size` digits off `text`.
std::optional<int> take_digits(std::string_view& text, std::size_t size) {
  if (text.size() < size) {
    return std::nullopt;
  }
  int value = 0;
  for (const char c : text.substr(0, size)) {
    if (c < '0' || c > '9') {
      return std::nullopt;
    }
    value = value * 10 + (c - '0');
  }
  text.remove_prefix(size);
  return value;
}

bool is_calendar_date(const Date& date) {
  if (date.month == 0) {
    return date.day == 0;
  }
  if (date.month > 12 || date.day == 0) {
    return date.month <= 12;
  }
  const std::chrono::year_month_day day{std::chrono::year{date.year},
                                        std::chrono::month{static_cast<unsigned>(date.month)},
                                        std::chrono::day{static_cast<unsigned>(date.day)}};
  return day.ok();
}

/// First and last day that a partial date can mean, as yyyymmdd.
int earliest(const Date& date) {
  return Date{date.year, date.month == 0 ? 1 : date.month, date.day == 0 ? 1 : date.day}.key();
}
int latest(const Date& date) {
  return Date{date.year, date.month == 0 ? 12 : date.month, date.day == 0 ? 31 : date.day}.key();
}

std::string iso(const Date& date) {
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", date.year, date.month, date.day);
  return text.data();
}

Result<std::string> from_era(const Era& era, int year, int month, int day) {
  const Date date{era.base + year, month, day};
  if (year == 0 || !is_calendar_date(date)) {
    return not_a_date();
  }
  if (latest(date) < era.first && era.letter == 'M') {
    return Refusal{RefusalCode::not_a_date, "", "before 1873"};
  }
  if (latest(date) < era.first || earliest(date) > era.last) {
    return Refusal{RefusalCode::era_overrun, "", ""};
  }
  return iso(date);
}

struct EraYear {
  const Era* era;
  Date date;
};

Result<EraYear> to_era(std::string_view text) {
  const auto year = take_digits(text, 4);
  const bool first_dash = text.starts_with('-');
  text.remove_prefix(first_dash ? 1 : 0);
  const auto month = take_digits(text, 2);
  const bool second_dash = text.starts_with('-');
  text.remove_prefix(second_dash ? 1 : 0);
  const auto day = take_digits(text, 2);
  if (!year || !month || !day || !first_dash || !second_dash || !text.empty()) {
    return not_a_date();
  }
  const Date date{*year, *month, *day};
  if (!is_calendar_date(date)) {
    return not_a_date();
  }
  for (auto era = kEras.rbegin(); era != kEras.rend(); ++era) {
    if (earliest(date) >= era->first) {
      return EraYear{&*era, date};
    }
    if (latest(date) >= era->first) {
      return Refusal{RefusalCode::not_a_date, "", "a year of two eras"};
    }
  }
  return Refusal{RefusalCode::not_a_date, "", "before 1873"};
}

}  // namespace

Result<std::string> era_digits_to_iso(std::string_view digits) {
  const auto code = take_digits(digits, 1);
  const auto year = take_digits(digits, 2);
  const auto month = take_digits(digits, 2);
  const auto day = take_digits(digits, 2);
  if (!code || !year || !month || !day || !digits.empty() || *code < 1 || *code > 5) {
    return not_a_date();
  }
  return from_era(kEras[static_cast<std::size_t>(*code - 1)], *year, *month, *day);
}

Result<std::string> era_dotted_to_iso(std::string_view dotted) {
  if (dotted.empty()) {
    return not_a_date();
  }
  const char letter = dotted.front();
  dotted.remove_prefix(1);
  std::array<int, 3> parts{};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::size_t dot = std::min(dotted.find('.'), dotted.size());
    const auto number = take_digits(dotted, dot);
    if (!number || dot == 0 || dot > 2 || (i < 2) != dotted.starts_with('.')) {
      return not_a_date();
    }
    parts[i] = *number;
    dotted.remove_prefix(i < 2 ? 1 : 0);
  }
  for (const Era& era : kEras) {
    if (era.letter == letter) {
      return from_era(era, parts[0], parts[1], parts[2]);
    }
  }
  return not_a_date();
}

namespace {

Result<std::string> formatted(std::string_view iso_date, bool dotted) {
  const Result<EraYear> found = to_era(iso_date);
  if (!found) {
    return found.refusal();
  }
  const Date& date = found->date;
  const int year = date.year - found->era->base;
  const auto code = static_cast<int>(found->era - kEras.data()) + 1;
  if (year > 99) {
    return not_a_date();
  }
  std::array<char, 64> text{};
  if (dotted) {
    std::snprintf(text.data(), text.size(), "%c%02d.%02d.%02d", found->era->letter, year,
                  date.month, date.day);
  } else {
    std::snprintf(text.data(), text.size(), "%d%02d%02d%02d", code, year, date.month, date.day);
  }
  return std::string{text.data()};
}

}  // namespace

Result<std::string> iso_to_era_digits(std::string_view iso_date) {
  return formatted(iso_date, false);
}

Result<std::string> iso_to_era_dotted(std::string_view iso_date) {
  return formatted(iso_date, true);
}

}  // namespace tsunagu::host
