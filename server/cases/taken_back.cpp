/// Holding what was sent against the consents before and after a change.
#include "server/cases/taken_back.h"

#include <algorithm>

#include "server/cases/consent_scope.h"

namespace tsunagu::cases {

bool is_withdrawal(const DocumentFacts& facts) {
  return facts.type == "consent" &&
         (facts.one(Role::consent) == "withdrawn" || !facts.one(Role::withdrawn_date).empty());
}

bool is_taken_back(const ConsentChange& change, std::string_view agency, std::string_view purpose,
                   std::span<const GrantedShare> sent) {
  return std::ranges::any_of(sent, [&](const GrantedShare& one) {
    if (one.ground != Ground::consent) {
      return false;
    }
    ConsentQuestion question{change.day, agency, one.share.category, purpose};
    if (one.share.sensitivity == 0) {
      question.category = std::nullopt;
    }
    const auto is_covered = [&](const Consents& consents) {
      return ask_consent(consents, question) == ConsentAnswer::covered;
    };
    return !is_covered(change.after) && (change.is_withdrawal || is_covered(change.before));
  });
}

}  // namespace tsunagu::cases
