/// Reading plans out of facts.
#include "server/cases/plans.h"

#include <algorithm>
#include <array>

namespace tsunagu::cases {
namespace {

constexpr std::array<std::string_view, 3> kKinds{"TK", "OR", "SN"};

bool speaks_of(const DocumentFacts& facts, std::string_view kind) {
  const auto kinds = facts.all(Role::plan_kind);
  return kinds.empty() || std::ranges::find(kinds, kind) != kinds.end();
}

bool is_approval(std::string_view decision) {
  return decision == "approved" || decision == "approved-with-conditions";
}

bool is_council(const DocumentFacts& facts) {
  return facts.type == "minutes" && facts.one(Role::kind) == "MJ";
}

/// Whether a plan of `kind` starts with this document: a draft that takes no version's place.
bool starts_plan(const RecordedFacts& one, std::string_view kind) {
  return one.document.type == "support-plan" && one.document.one(Role::kind) == kind &&
         !one.supersedes;
}

Plan plan_of(const RecordedFacts& one, const CaseFacts& facts) {
  Plan plan;
  plan.document_id = one.document_id;
  plan.kind = one.document.one(Role::kind);
  plan.status = one.document.one(Role::status);
  plan.from = one.document.one(Role::period_from);
  plan.to = one.document.one(Role::period_to);
  for (const auto day : one.document.all(Role::monitoring_date)) {
    plan.monitoring_dates.emplace_back(day);
  }
  plan.main_agency = one.document.one(Role::main_agency);
  plan.is_evaluated = is_evaluated(facts, plan.kind);
  plan.was_approved = is_approved(facts, plan.kind);
  return plan;
}

void note_monitoring(Plan& plan, const CaseFacts& facts) {
  for (const auto* one : current(facts)) {
    const auto& type = one->document.type;
    if ((type == "monitoring" || type == "evaluation") && speaks_of(one->document, plan.kind)) {
      plan.last_monitored =
          std::max(plan.last_monitored, std::string{one->document.one(Role::document_date)});
    }
  }
}

}  // namespace

std::vector<Plan> plans_of(const CaseFacts& facts) {
  const auto newest = current(facts);
  std::vector<Plan> plans;
  for (const auto kind : kKinds) {
    const auto at = std::find_if(newest.rbegin(), newest.rend(), [&](const RecordedFacts* one) {
      return one->document.type == "support-plan" && one->document.one(Role::kind) == kind;
    });
    if (at != newest.rend()) {
      plans.push_back(plan_of(**at, facts));
      note_monitoring(plans.back(), facts);
    }
  }
  return plans;
}

const Plan* find_plan(const std::vector<Plan>& plans, std::string_view kind) {
  const auto at = std::ranges::find(plans, kind, &Plan::kind);
  return at == plans.end() ? nullptr : &*at;
}

bool is_approved(const CaseFacts& facts, std::string_view kind) {
  bool approved = false;
  for (const auto& one : facts) {
    if (starts_plan(one, kind)) {
      approved = false;  // an approval speaks of the plan before it
    }
    if (is_council(one.document) && is_approval(one.document.one(Role::status)) &&
        speaks_of(one.document, kind)) {
      approved = true;
    }
  }
  return approved;
}

bool is_evaluated(const CaseFacts& facts, std::string_view kind) {
  bool evaluated = false;
  for (const auto& one : facts) {
    if (starts_plan(one, kind)) {
      evaluated = false;  // of the plan before it
    }
    const bool is_evaluation = one.document.type == "evaluation";
    const bool is_end = is_council(one.document) && one.document.one(Role::status) == "closed";
    if ((is_evaluation || is_end) && speaks_of(one.document, kind)) {
      evaluated = true;
    }
  }
  return evaluated;
}

}  // namespace tsunagu::cases
