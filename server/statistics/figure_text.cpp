/// Figures as text.
#include "server/statistics/figure_text.h"

namespace tsunagu::statistics {
namespace {

constexpr std::int64_t kOne = 1000;
constexpr std::size_t kDecimals = 3;
constexpr std::size_t kMostDigits = 9;

std::optional<std::int64_t> digits_of(std::string_view text, std::size_t most) {
  if (text.empty() || text.size() > most) {
    return std::nullopt;
  }
  std::int64_t value = 0;
  for (const char letter : text) {
    if (letter < '0' || letter > '9') {
      return std::nullopt;
    }
    value = value * 10 + (letter - '0');
  }
  return value;
}

/// `part` / `whole` as thousandths, rounded to tenths, halves up.
std::int64_t in_tenths(std::int64_t part, std::int64_t whole) {
  constexpr std::int64_t kTenth = 100;
  return (2 * part + kTenth * whole) / (2 * kTenth * whole) * kTenth;
}

}  // namespace

std::optional<std::int64_t> thousandths_of(std::string_view text) {
  const bool is_negative = text.starts_with('-');
  text.remove_prefix(is_negative ? 1 : 0);
  const auto point = text.find('.');
  const auto whole = digits_of(text.substr(0, point), kMostDigits);
  std::string decimals{point == std::string_view::npos ? "0" : text.substr(point + 1)};
  const bool fits = !decimals.empty() && decimals.size() <= kDecimals;
  decimals.resize(kDecimals, '0');
  const auto part = digits_of(decimals, kDecimals);
  if (!whole || !fits || !part) {
    return std::nullopt;
  }
  const std::int64_t value = *whole * kOne + *part;
  return is_negative ? -value : value;
}

std::string figure_text(std::int64_t thousandths) {
  const bool is_negative = thousandths < 0;
  const std::int64_t size = is_negative ? -thousandths : thousandths;
  std::string text = (is_negative ? "-" : "") + std::to_string(size / kOne);
  if (size % kOne != 0) {
    text += "." + std::to_string(kOne + size % kOne).substr(1);
    text.erase(text.find_last_not_of('0') + 1);
  }
  return text;
}

std::string grouped_text(std::int64_t thousandths) {
  constexpr std::size_t kGroup = 3;
  std::string text = figure_text(thousandths);
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  const std::size_t point = text.find('.');
  for (std::size_t at = (point == std::string::npos ? text.size() : point); at > first + kGroup;) {
    at -= kGroup;
    text.insert(at, 1, ',');
  }
  return text;
}

std::int64_t percent_of(std::int64_t part, std::int64_t whole) {
  constexpr std::int64_t kHundred = 100;
  return in_tenths(part * kHundred * kOne, whole);
}

std::int64_t mean_of(std::int64_t sum, std::int64_t count) { return in_tenths(sum, count); }

}  // namespace tsunagu::statistics
