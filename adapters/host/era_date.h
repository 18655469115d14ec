/// Japanese era dates (和暦) and ISO dates, unknown parts kept unknown.
///
/// Era codes: 1 M 明治, 2 T 大正, 3 S 昭和, 4 H 平成, 5 R 令和. The first day of 大正 and of 昭和
/// is also the last of the era before, so both spellings are right. Days before 1873-01-01 are of
/// the lunar calendar and are not converted.
#pragma once

#include <string>
#include <string_view>

#include "server/base/refusal.h"

namespace tsunagu::host {

/// "5070401" to "2025-04-01"; 00 as month, or as month and day, stays: "3250000" to "1950-00-00".
/// Refuses not_a_date and era_overrun (平成31年5月1日); the place is left to the caller.
Result<std::string> era_digits_to_iso(std::string_view digits);
/// "R07.06.18" or "R7.6.18" to "2025-06-18".
Result<std::string> era_dotted_to_iso(std::string_view dotted);

/// "2025-04-01" to "5070401", in the era that began last. A year of two eras without month (or a
/// month of two without day) is refused as not_a_date: it would be a guess.
Result<std::string> iso_to_era_digits(std::string_view iso);
/// "2025-06-18" to "R07.06.18".
Result<std::string> iso_to_era_dotted(std::string_view iso);

}  // namespace tsunagu::host
