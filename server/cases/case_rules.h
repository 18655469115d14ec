/// The rules of the case work that a document must keep to be taken; docs/case-rules.md lists them
/// for people, server/cases/rules/ holds them, a table a subject.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/base/refusal.h"
#include "server/cases/standing.h"
#include "server/profiles/profile.h"

namespace tsunagu::cases {

/// A document that wants to become part of a case.
struct Candidate {
  const DocumentFacts& document;
  bool is_revision = false;  ///< takes the place of an earlier version
  const CaseFacts& before;   ///< the case without it; empty for a new case
  const Standing& standing;  ///< of `before`
  const profiles::Switches& switches;
  std::string_view today;                      ///< ISO day in Japan
  const profiles::Profile* profile = nullptr;  ///< null: its conferences are not looked at
};

/// How a candidate breaks a rule.
struct Breach {
  Role role = Role::none;   ///< the field that shows it; none: the document as a whole
  std::uint16_t group = 0;  ///< which occurrence, as in Fact
  std::string detail;       ///< numbers and codes only; may be empty
};

/// One rule. `breach` says how a candidate breaks it, or nothing; it is asked about every document.
struct Rule {
  std::string_view id;  ///< "R01", as docs/case-rules.md and partners know it
  RefusalCode code;
  std::optional<Breach> (*breach)(const Candidate& candidate);
};

/// All rules that can refuse, in the order in which they are asked.
std::vector<Rule> all_rules();

struct BrokenRule {
  std::string_view id;
  RefusalCode code;
  Breach breach;
};

/// The first rule that `candidate` breaks; nothing if none. Pure.
std::optional<BrokenRule> broken_rule(const Candidate& candidate);

/// The refusal of `document`, whose facts broke `rule`: with the place of the field that shows it.
Refusal refusal_of(const BrokenRule& rule, const documents::Document& document);

}  // namespace tsunagu::cases
