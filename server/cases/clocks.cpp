/// Reading the two clocks out of facts.
#include "server/cases/clocks.h"

#include <algorithm>

#include "server/cases/days.h"
#include "server/cases/tasks/parts.h"

namespace tsunagu::cases {
namespace {

bool is_plan_of(const RecordedFacts& one, std::string_view kind) {
  return one.document.type == "support-plan" && one.document.one(Role::kind) == kind;
}

bool is_running(std::string_view status) { return status == "decided" || status == "changed"; }

PlanClock clock_of(const Plan& plan, const CaseFacts& facts, std::string_view today) {
  PlanClock out{plan.kind, plan.status, first_day(plan.from), last_day(plan.to), "", 0};
  std::string decided;
  for (const auto& one : facts) {
    if (!is_plan_of(one, plan.kind)) {
      continue;
    }
    const auto status = one.document.one(Role::status);
    const bool begins_anew = status == "draft" && !one.supersedes;
    if (begins_anew) {
      decided.clear();
    }
    if (is_running(status) && decided.empty()) {
      decided = day_of(one);
    }
    if (one.document_id == plan.document_id && plan.has_ended()) {
      out.ended = day_of(one);
    }
  }
  out.from = out.from.empty() ? decided : out.from;
  const bool has_begun = !decided.empty() || plan.has_ended();
  out.months = has_begun ? months_between(out.from, out.ended.empty() ? today : out.ended) : 0;
  return out;
}

/// The day since which the case has been closed without a break.
std::string closed_since(const CaseFacts& facts) {
  std::string since;
  CaseState state = initial_state();
  for (const auto& one : facts) {
    state = step(state, one.document, one.supersedes.has_value()).state;
    Standing there;
    there.state = state;
    if (!has_ended(there)) {
      since.clear();
    } else if (since.empty()) {
      since = day_of(one);
    }
  }
  return since;
}

}  // namespace

Clocks clocks_of(const CaseFacts& facts, const Standing& standing, std::string_view today) {
  Clocks out;
  if (facts.empty()) {
    return out;
  }
  for (const auto& one : facts) {
    const auto day = day_of(one);
    out.opened = out.opened.empty() ? day : std::min(out.opened, day);
  }
  out.closed = closed_since(facts);
  out.months = months_between(out.opened, out.closed.empty() ? today : out.closed);
  for (const auto& plan : standing.plans) {
    out.plans.push_back(clock_of(plan, facts, today));
  }
  return out;
}

}  // namespace tsunagu::cases
