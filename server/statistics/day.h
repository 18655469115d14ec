/// Days as documents state them, and the periods figures are counted in.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace tsunagu::statistics {

/// A day of a document. Its month is known, the day of the month may be 0 for unknown.
struct Day {
  int year = 0;
  int month = 0;  ///< 1 to 12
  int day = 0;    ///< 0 to 31

  auto operator<=>(const Day&) const = default;
  bool is_exact() const { return day != 0; }
};

/// The day in `text` (ISO 8601, "00" for what is unknown). Nothing if its month is not known, or
/// the text has another form: such a document belongs to no month and no fiscal year.
std::optional<Day> parse_day(std::string_view text);

/// "2025-06-00".
std::string text_of(const Day& day);

/// Months since the year 0: neighbours differ by 1.
int month_number(const Day& day);
/// "2025-06".
std::string month_text(int month_number);
/// The Japanese fiscal year, April to March, of a month: 2025 for 2026-03.
int fiscal_year_of(int month_number);
/// Days from `from` to `to`, both of which are exact; negative if `to` is the earlier.
int days_between(const Day& from, const Day& to);

/// Whole months, the first and the last among them.
struct Period {
  int first = 0;  ///< month_number
  int last = 0;

  static Period of_year(int fiscal_year);
  /// Nothing unless `text` has the form "2025-06".
  static std::optional<Period> of_month(std::string_view text);

  bool contains(int month) const { return first <= month && month <= last; }
  bool contains(const Period& other) const { return first <= other.first && other.last <= last; }
  /// "2025-04/2026-03", or "2025-06" for a single month.
  std::string text() const;
  bool operator==(const Period&) const = default;
};

}  // namespace tsunagu::statistics
