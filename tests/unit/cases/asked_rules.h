/// Asking the rules about documents made by hand.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "server/cases/case_rules.h"
#include "tests/unit/cases/made_facts.h"

namespace tsunagu::cases {

using Switches = profiles::Switches;

/// The id of the rule that `document` breaks in a case of `before` on 2025-11-22; empty if none.
inline std::string broken(const DocumentFacts& document,
                          const std::vector<DocumentFacts>& before = {},
                          const Switches& switches = {}) {
  const auto facts = case_of(before);
  const auto standing = standing_of(facts);
  const auto rule = broken_rule({document, false, facts, standing, switches, "2025-11-22"});
  return rule ? std::string{rule->id} : "";
}

inline Switches switched(bool Switches::*member, bool value = true) {
  Switches out;
  out.*member = value;
  return out;
}

/// Consent for agency A, plan and conference, from May to the end of the year.
inline DocumentFacts scoped_consent(const std::string& result = "given",
                                    const std::vector<RoleValue>& more = {}) {
  auto form = consent_form(result, {{Role::valid_from, "2025-05-01"},
                                    {Role::valid_to, "2025-12-31"},
                                    {Role::consent_agency, "A"}});
  for (const auto& [role, value] : more) {
    form.facts.push_back({role, 0, value});
  }
  return form;
}

inline DocumentFacts also(DocumentFacts facts, const std::vector<RoleValue>& more) {
  return with(std::move(facts), 0, more);
}

inline const std::vector<DocumentFacts> kDrafted{sheet("given"), plan("draft")};
inline const std::vector<DocumentFacts> kDecided{sheet("given"), plan("draft"),
                                                 council("approved")};

}  // namespace tsunagu::cases
