/// Rules about plans: when they begin, how they are judged, how they end.
#include <algorithm>
#include <array>

#include "server/cases/rules/tables.h"

namespace tsunagu::cases {
namespace {

/// R10: 参加支援 for one person begins only after the council found it necessary; places open to
/// anybody need no council.
std::optional<Breach> participation_before_council(const Candidate& candidate) {
  const auto& facts = candidate.document;
  const auto status = facts.one(Role::status);
  const bool begins = is_plan(facts) && facts.one(Role::kind) == "SN" &&
                      (status == "decided" || status == "changed");
  if (!begins || !candidate.switches.participation_after_council ||
      facts.one(Role::participation_type) == "place" || is_approved(candidate.before, "SN")) {
    return std::nullopt;
  }
  return Breach{Role::status, 0, ""};
}

/// R11: the plans of a case are judged together: minutes that approve one name every other draft.
std::optional<Breach> judged_apart(const Candidate& candidate) {
  const auto& facts = candidate.document;
  const auto judged = facts.all(Role::plan_kind);
  if (!candidate.switches.joint_judgement || !is_council(facts) || !is_approval(facts) ||
      judged.empty()) {
    return std::nullopt;
  }
  for (const auto& plan : candidate.standing.plans) {
    if (plan.status == "draft" && std::ranges::find(judged, plan.kind) == judged.end()) {
      return Breach{Role::plan_kind, 0, plan.kind};
    }
  }
  return std::nullopt;
}

/// R12: a plan is closed with an evaluation of its course and result: an evaluation sheet, or the
/// minutes of the council that judged the end.
std::optional<Breach> closed_without_evaluation(const Candidate& candidate) {
  const auto& facts = candidate.document;
  const bool closes = is_plan(facts) && facts.one(Role::status) == "closed";
  return closes && !is_evaluated(candidate.before, facts.one(Role::kind))
             ? std::optional{Breach{Role::status, 0, ""}}
             : std::nullopt;
}

constexpr std::array kRules{
    Rule{"R10", RefusalCode::participation_before_council, participation_before_council},
    Rule{"R11", RefusalCode::plans_judged_apart, judged_apart},
    Rule{"R12", RefusalCode::closed_without_evaluation, closed_without_evaluation},
};

}  // namespace

std::span<const Rule> plan_rules() { return kRules; }

}  // namespace tsunagu::cases
