/// Every class is withheld unless nothing speaks against it.
#include "server/cases/access_decision.h"

#include <algorithm>
#include <optional>

namespace tsunagu::cases {
namespace {

bool holds(std::span<const std::uint8_t> classes, std::uint8_t one) {
  return std::ranges::find(classes, one) != classes.end();
}

std::optional<WithheldReason> objection(const Reader& reader,
                                        std::span<const std::uint8_t> requested, bool is_protected,
                                        std::uint8_t sensitivity) {
  if (!holds(requested, sensitivity)) {
    return WithheldReason::not_requested;
  }
  // Asked first, so that a withheld address always names the protection as its cause.
  if (sensitivity == kAddressClass && is_protected && !reader.holds_protection_right) {
    return WithheldReason::protected_person;
  }
  if (reader.kind != ReaderKind::person && !holds(reader.classes, sensitivity)) {
    return WithheldReason::not_granted;
  }
  return std::nullopt;
}

}  // namespace

AccessDecision decide_access(const Reader& reader, std::span<const std::uint8_t> requested,
                             bool is_protected) {
  AccessDecision decision;
  for (std::uint8_t sensitivity = 0; sensitivity <= catalogue::kHighestClass; ++sensitivity) {
    if (const auto reason = objection(reader, requested, is_protected, sensitivity)) {
      decision.withheld.push_back({sensitivity, *reason});
    } else {
      decision.granted.push_back(sensitivity);
    }
  }
  return decision;
}

std::string_view reason_word(WithheldReason reason) {
  switch (reason) {
    case WithheldReason::not_requested:
      return "not_requested";
    case WithheldReason::not_granted:
      return "not_granted";
    case WithheldReason::protected_person:
      return "protected";
  }
  return "";
}

}  // namespace tsunagu::cases
