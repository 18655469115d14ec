/// What conferences decided and records named as next, and follow-up after a closure.
#include <algorithm>

#include "server/cases/days.h"
#include "server/cases/tasks/parts.h"

namespace tsunagu::cases {
namespace {

/// One thing to be done, as a document names it.
struct Step {
  std::string due;
  std::string agency;
  bool is_done = false;
};

bool is_step_fact(const Fact& fact) {
  return fact.role == Role::task_date || fact.role == Role::task_agency ||
         fact.role == Role::done_date;
}

/// Day, agency and day of completion stand together, in this order, in one occurrence. What names
/// no day is no deadline.
std::vector<Step> steps_of(const DocumentFacts& facts) {
  std::vector<Step> out;
  std::uint16_t group = 0;
  for (const auto& fact : facts.facts) {
    if (!is_step_fact(fact)) {
      continue;
    }
    if (fact.role == Role::task_date) {
      out.push_back({last_day(fact.value), "", false});
      group = fact.group;
    } else if (!out.empty() && fact.group == group) {
      if (fact.role == Role::task_agency && out.back().agency.empty()) {
        out.back().agency = fact.value;
      }
      out.back().is_done = out.back().is_done || fact.role == Role::done_date;
    }
  }
  return out;
}

/// Newer minutes look at everything that was decided before. A record of the agency that was to act
/// settles what it had been given: what is still open it names as next itself.
bool settles(const RecordedFacts& later, const RecordedFacts& from, const std::string& agency) {
  if (!is_later(later, from)) {
    return false;
  }
  if (later.document.type == "minutes") {
    return from.document.type == "minutes";
  }
  const auto writer = writer_of(later);
  return later.document.type == "progress-record" &&
         (agency.empty() || writer.empty() || writer == agency);
}

void add_steps(const TaskSource& source, const RecordedFacts& from, std::vector<Task>& out) {
  for (const auto& step : steps_of(from.document)) {
    const auto is_settled =
        step.is_done || step.due.empty() ||
        std::ranges::any_of(source.current, [&](const RecordedFacts* one) {
          return settles(*one, from, step.agency.empty() ? writer_of(from) : step.agency);
        });
    if (is_settled) {
      continue;
    }
    auto task = task_since(TaskKind::decision, day_of(from), step.due, from);
    task.agency = step.agency.empty() ? writer_of(from) : step.agency;
    out.push_back(std::move(task));
  }
}

/// A visit or record on the planned day, or shortly before, or later.
bool follows_up(const RecordedFacts& later, const RecordedFacts& from, const std::string& due) {
  const auto& type = later.document.type;
  const bool is_visit = type == "progress-record" || type == "outreach-followup" ||
                        (type == "monitoring" && later.document.one(Role::timing) == "follow-up");
  return is_visit && is_later(later, from) && day_of(later) >= days_after(due, -kEarlyDays);
}

/// The newest document that says whether the person is followed counts.
void add_follow_up(const TaskSource& source, std::vector<Task>& out) {
  const auto at = std::find_if(
      source.current.rbegin(), source.current.rend(),
      [](const RecordedFacts* one) { return !one->document.one(Role::follow_up).empty(); });
  if (at == source.current.rend() || (*at)->document.one(Role::follow_up) != "yes") {
    return;
  }
  const auto& from = **at;
  auto due = last_day(from.document.one(Role::follow_up_date));
  const auto is_done = [&](const RecordedFacts* one) { return follows_up(*one, from, due); };
  if (due.empty() || std::ranges::any_of(source.current, is_done)) {
    return;
  }
  auto task =
      task_until(TaskKind::follow_up, std::move(due), source.limits.monitoring_warning_days, from);
  const auto takes_over = from.document.one(Role::handover_agency);
  const auto lead = main_agency_of(source.standing);
  task.agency =
      !takes_over.empty() ? std::string{takes_over} : (lead.empty() ? writer_of(from) : lead);
  out.push_back(std::move(task));
}

}  // namespace

void add_decisions(const TaskSource& source, std::vector<Task>& out) {
  if (!has_ended(source.standing)) {
    for (const auto* one : source.current) {
      if (one->document.type == "minutes" || one->document.type == "progress-record") {
        add_steps(source, *one, out);
      }
    }
  }
  add_follow_up(source, out);
}

}  // namespace tsunagu::cases
