/// Figures as text: exact thousandths, written with as many digits as they need.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tsunagu::statistics {

/// "12.5" as 12500. Nothing unless `text` is what schemas/xsd/text.xsd calls a Figure.
std::optional<std::int64_t> thousandths_of(std::string_view text);

/// 12500 as "12.5", 3000 as "3".
std::string figure_text(std::int64_t thousandths);

/// 6500000 as "6,500": for people.
std::string grouped_text(std::int64_t thousandths);

/// `part` of `whole` in per cent, rounded to one decimal, as thousandths. `whole` is above 0.
std::int64_t percent_of(std::int64_t part, std::int64_t whole);

/// `sum` / `count`, both not below 0, rounded to one decimal, as thousandths.
std::int64_t mean_of(std::int64_t sum, std::int64_t count);

}  // namespace tsunagu::statistics
