/// Rules about what the project deals with at all, and in which order.
#include <array>

#include "server/cases/rules/tables.h"

namespace tsunagu::cases {
namespace {

/// R18: where abuse is dealt with elsewhere (要対協 and others), such a case gets no conference and
/// no plan here; it is linked, not copied.
std::optional<Breach> abuse_belongs_elsewhere(const Candidate& candidate) {
  const auto& facts = candidate.document;
  const bool is_work = is_council(facts) || is_meeting(facts) || is_plan(facts);
  return candidate.switches.abuse_elsewhere && is_work && candidate.standing.screening == "abuse"
             ? std::optional{Breach{}}
             : std::nullopt;
}

/// R22: a municipality may run 支援会議 only; then there is no council and no plan of it.
std::optional<Breach> no_council_here(const Candidate& candidate) {
  const auto& facts = candidate.document;
  return !candidate.switches.council && (is_council(facts) || is_plan(facts))
             ? std::optional{Breach{Role::kind, 0, ""}}
             : std::nullopt;
}

/// The table of steps (docs/case-rules.md): a document that asks for a step the case cannot take.
std::optional<Breach> step_not_allowed(const Candidate& candidate) {
  auto next = step(candidate.standing.state, candidate.document, candidate.is_revision);
  return next.remark ? std::optional{Breach{Role::status, 0, *std::move(next.remark)}}
                     : std::nullopt;
}

constexpr std::array kRules{
    Rule{"R18", RefusalCode::abuse_elsewhere, abuse_belongs_elsewhere},
    Rule{"R22", RefusalCode::no_council_here, no_council_here},
    Rule{"step", RefusalCode::step_not_allowed, step_not_allowed},
};

}  // namespace

std::span<const Rule> scope_rules() { return kRules; }

}  // namespace tsunagu::cases
