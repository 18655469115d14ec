/// The forms and check digits of numbers that municipalities use, and dates.
#include <algorithm>
#include <chrono>

#include "server/documents/value_checks.h"

namespace tsunagu::documents {
namespace {

bool is_digits(std::string_view text, std::size_t count) {
  return text.size() == count &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) {
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

bool is_municipality_code(std::string_view text) {
  if (!is_digits(text, 6)) {
    return false;
  }
  int sum = 0;
  for (std::size_t index = 0; index < 5; ++index) {
    sum += (text[index] - '0') * (6 - static_cast<int>(index));
  }
  const int prefecture = number(text.substr(0, 2));
  return prefecture >= 1 && prefecture <= 47 && (11 - sum % 11) % 10 == text[5] - '0';
}

bool is_resident_code(std::string_view text) { return is_digits(text, 15); }

bool has_resident_check_digit(std::string_view text) {
  if (!is_resident_code(text)) {
    return false;
  }
  int sum = 0;
  for (std::size_t from_right = 0; from_right < 14; ++from_right) {
    sum += (text[13 - from_right] - '0') * (2 + static_cast<int>(from_right % 6));
  }
  // The rule gives 0 for remainder 0 and is silent on remainder 1, where 11 - 1 has two digits.
  const int remainder = sum % 11;
  return text[14] - '0' == (remainder <= 1 ? 0 : 11 - remainder);
}

bool is_partial_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !is_digits(text.substr(0, 4), 4) ||
      !is_digits(text.substr(5, 2), 2) || !is_digits(text.substr(8, 2), 2)) {
    return false;
  }
  const int year = number(text.substr(0, 4));
  const int month = number(text.substr(5, 2));
  const int day = number(text.substr(8, 2));
  if (year == 0 || month == 0 || day == 0) {
    return year != 0 && month <= 12 && day == 0;
  }
  return std::chrono::year_month_day{std::chrono::year{year},
                                     std::chrono::month{static_cast<unsigned>(month)},
                                     std::chrono::day{static_cast<unsigned>(day)}}
      .ok();
}

}  // namespace tsunagu::documents
