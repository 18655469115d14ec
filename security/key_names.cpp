// Names of purpose keys: "WRAP-2031", "INDEX-1".
#include "security/key_names.h"

#include <algorithm>
#include <array>

#include "server/base/check.h"

namespace tsunagu::security {
namespace {

constexpr std::string_view kWrapping = "WRAP-";
constexpr std::string_view kPseudonym = "PSEUDO-";
constexpr std::array<Purpose, 4> kPurposes{Purpose::original, Purpose::exchange, Purpose::search,
                                           Purpose::audit_payload};

std::string_view family_of(Purpose purpose) {
  switch (purpose) {
    case Purpose::original:
      return "ORIGINAL-";
    case Purpose::exchange:
      return "EXCHANGE-";
    case Purpose::search:
      return "SEARCH-";
    case Purpose::audit_payload:
      return "AUDENC-";
  }
  TSUNAGU_ENSURE(false, "a known purpose");
  return {};
}

std::string with_year(std::string_view family, int year) {
  TSUNAGU_ENSURE(year >= 1900 && year <= 9999, "a year of four digits");
  return std::string{family} + std::to_string(year);
}

}  // namespace

std::vector<std::string> first_key_names() {
  return {kIndexKey, kEventMacKey, kExchangeKey, kLogSigningKey};
}

std::string wrapping_key_name(int year) { return with_year(kWrapping, year); }

std::string pseudonym_key_name(int year) { return with_year(kPseudonym, year); }

std::string purpose_key_name(Purpose purpose, int year) {
  return purpose == Purpose::exchange ? kExchangeKey : with_year(family_of(purpose), year);
}

bool is_wrapping_key(std::string_view name) { return name.starts_with(kWrapping); }

bool is_key_of(Purpose purpose, std::string_view name) {
  return name.starts_with(family_of(purpose));
}

bool is_key_of_a_year(std::string_view name) {
  return is_wrapping_key(name) || name.starts_with(kPseudonym) ||
         (can_be_replaced(name) && name != kExchangeKey);
}

bool can_be_replaced(std::string_view name) {
  return is_wrapping_key(name) ||
         std::ranges::any_of(kPurposes, [&](Purpose purpose) { return is_key_of(purpose, name); });
}

}  // namespace tsunagu::security
