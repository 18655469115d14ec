/// Putting together what the parts of the case work read out of facts.
#include "server/cases/standing.h"

#include "server/cases/protection.h"

namespace tsunagu::cases {

Standing standing_of(const CaseFacts& facts) {
  Standing out;
  auto history = fold(facts);
  out.state = history.state;
  out.remarks = std::move(history.remarks);
  out.consents = consents_of(facts);
  out.plans = plans_of(facts);
  out.is_protected = is_protected(facts);
  for (const auto* one : current(facts)) {
    if (const auto code = one->document.one(Role::screening); !code.empty()) {
      out.screening = code;
    }
  }
  return out;
}

}  // namespace tsunagu::cases
