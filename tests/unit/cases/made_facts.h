/// Facts made by hand, for tests of the case work.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "server/cases/facts.h"

namespace tsunagu::cases {

using RoleValue = std::pair<Role, std::string>;

/// Facts of a document of `type`; empty values are left out.
inline DocumentFacts made(const std::string& type, const std::vector<RoleValue>& values = {}) {
  DocumentFacts out{type, {}};
  for (const auto& [role, value] : values) {
    if (!value.empty()) {
      out.facts.push_back({role, 0, value});
    }
  }
  return out;
}

/// `facts` with further values that stand in occurrence `group` of a repeating element.
inline DocumentFacts with(DocumentFacts facts, std::uint16_t group,
                          const std::vector<RoleValue>& values) {
  for (const auto& [role, value] : values) {
    facts.facts.push_back({role, group, value});
  }
  return facts;
}

inline DocumentFacts sheet(const std::string& consent, const std::string& day = "2025-05-01") {
  return made("referral-sheet", {{Role::consent, consent}, {Role::consent_date, day}});
}
inline DocumentFacts plan(const std::string& status, const std::string& kind = "TK",
                          const std::string& consent = "given") {
  return made("support-plan",
              {{Role::kind, kind}, {Role::status, status}, {Role::consent, consent}});
}
inline DocumentFacts council(const std::string& decision, const std::string& consent = "given") {
  return made("minutes", {{Role::kind, "MJ"}, {Role::status, decision}, {Role::consent, consent}});
}
inline DocumentFacts meeting(const std::string& decision, const std::string& consent = "none") {
  return made("minutes", {{Role::kind, "SK"}, {Role::status, decision}, {Role::consent, consent}});
}
inline DocumentFacts consent_form(const std::string& result,
                                  const std::vector<RoleValue>& more = {}) {
  auto facts = made("consent", {{Role::consent, result}});
  for (const auto& [role, value] : more) {
    facts.facts.push_back({role, 0, value});
  }
  return facts;
}
inline DocumentFacts evaluation(const std::string& conclusion = "closure") {
  return made("evaluation", {{Role::conclusion, conclusion}});
}

/// A case of `documents`, each a document of its own.
inline CaseFacts case_of(const std::vector<DocumentFacts>& documents) {
  CaseFacts out;
  for (const auto& one : documents) {
    const auto recorded_at = static_cast<Microseconds>(out.size() + 1);
    out.push_back({make_uuid(), {}, 1, recorded_at, false, one});
  }
  return out;
}

}  // namespace tsunagu::cases
