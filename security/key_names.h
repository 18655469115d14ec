/// Names of purpose keys.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "security/key_service.h"

namespace tsunagu::security {

inline constexpr const char* kIndexKey = "INDEX-1";
inline constexpr const char* kEventMacKey = "EVMAC-1";
inline constexpr const char* kExchangeKey = "EXCHANGE-1";
inline constexpr const char* kLogSigningKey = "LOGSIGN-1";

/// The keys every instance has from the start.
std::vector<std::string> first_key_names();

/// "WRAP-2031". `year` has four digits.
std::string wrapping_key_name(int year);
/// "PSEUDO-2025".
std::string pseudonym_key_name(int year);
/// "SEARCH-2031"; for Purpose::exchange the year says nothing.
std::string purpose_key_name(Purpose purpose, int year);

/// Whether `name` is one wrapping_key_name() makes.
bool is_wrapping_key(std::string_view name);
/// Whether `name` is one purpose_key_name() makes for `purpose`.
bool is_key_of(Purpose purpose, std::string_view name);
/// Whether destroying `name` ends one year's data, and nothing else.
bool is_key_of_a_year(std::string_view name);
/// Whether all that `name` made says which key made it, so that two keys of the name can stand
/// side by side.
bool can_be_replaced(std::string_view name);

}  // namespace tsunagu::security
