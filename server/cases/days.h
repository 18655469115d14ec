/// Days as documents write them: ISO ("2025-06-24"), with 00 for a day or month that is not known.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/base/clock.h"

namespace tsunagu::cases {

/// The first day that `iso` may mean: "2025-06-00" is "2025-06-01". Empty if it is no day.
std::string first_day(std::string_view iso);
/// The last day that `iso` may mean: "2025-06-00" is "2025-06-30", "2025-00-00" is "2025-12-31".
std::string last_day(std::string_view iso);

// Of a whole day, as the two above return it; of an empty one they return an empty one.

/// `days` later, or earlier if negative.
std::string days_after(std::string_view day, int days);
/// The same day `months` later; the last of that month if it has no such day.
std::string months_after(std::string_view day, int months);

/// Whole months from `from` to `to`: 0 if `to` is not later, or if either is empty.
int months_between(std::string_view from, std::string_view to);

/// The moment at which it is `time` ("13:30", to "24:00") in Japan on `day`. Nothing if either is
/// not whole.
std::optional<Microseconds> japan_moment(std::string_view day, std::string_view time);

/// 20250624: for a column that is compared. 0 for an empty day.
std::uint32_t day_number(std::string_view day);

}  // namespace tsunagu::cases
