/// Asks the rules in their order.
#include "server/cases/case_rules.h"

#include <algorithm>

#include "server/cases/case_effects.h"
#include "server/cases/rules/tables.h"

namespace tsunagu::cases {

bool is_council(const DocumentFacts& facts) {
  return facts.type == "minutes" && facts.one(Role::kind) == "MJ";
}

bool is_meeting(const DocumentFacts& facts) {
  return facts.type == "minutes" && statutory_kind(facts.one(Role::kind)) == "SK";
}

bool is_plan(const DocumentFacts& facts) { return facts.type == "support-plan"; }

bool is_approval(const DocumentFacts& facts) {
  const auto decision = facts.one(Role::status);
  return decision == "approved" || decision == "approved-with-conditions";
}

std::vector<Rule> all_rules() {
  std::vector<Rule> all;
  for (const auto part :
       {consent_rules(), conference_rules(), conference_steps(), plan_rules(), scope_rules()}) {
    all.insert(all.end(), part.begin(), part.end());
  }
  return all;
}

std::optional<BrokenRule> broken_rule(const Candidate& candidate) {
  for (const auto part :
       {consent_rules(), conference_rules(), conference_steps(), plan_rules(), scope_rules()}) {
    for (const auto& rule : part) {
      if (auto breach = rule.breach(candidate)) {
        return BrokenRule{rule.id, rule.code, *std::move(breach)};
      }
    }
  }
  return std::nullopt;
}

Refusal refusal_of(const BrokenRule& rule, const documents::Document& document) {
  const auto& breach = rule.breach;
  std::string place;
  for (const auto& value : document.values()) {
    const std::uint16_t group = value.position.empty() ? std::uint16_t{0} : value.position[0];
    if (breach.role != Role::none && document.type().fields()[value.field].role == breach.role &&
        group == breach.group) {
      place = document.place_of(value);
      break;
    }
  }
  if (place.empty() && breach.role != Role::none) {
    const auto field = document.type().field_with(breach.role);
    place = field ? document.type().fields()[*field].path : std::string{};
  }
  auto detail = std::string{rule.id};
  detail += breach.detail.empty() ? "" : ": " + breach.detail;
  return {rule.code, std::move(place), std::move(detail)};
}

}  // namespace tsunagu::cases
