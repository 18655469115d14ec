/// Monitoring that is planned, and plans whose time ends.
#include <algorithm>

#include "server/cases/days.h"
#include "server/cases/tasks/parts.h"

namespace tsunagu::cases {
namespace {

bool speaks_of(const DocumentFacts& facts, std::string_view kind) {
  const auto kinds = facts.all(Role::plan_kind);
  return kinds.empty() || std::ranges::find(kinds, kind) != kinds.end();
}

bool is_look(const RecordedFacts& one) {
  return one.document.type == "monitoring" || one.document.type == "evaluation";
}

bool is_plan_of(const RecordedFacts& one, std::string_view kind) {
  return one.document.type == "support-plan" && one.document.one(Role::kind) == kind;
}

/// A document that says when `plan` is looked at next.
bool names_days(const RecordedFacts& one, const Plan& plan) {
  const bool is_about = is_look(one) || one.document.type == "minutes";
  return !one.document.one(Role::monitoring_date).empty() &&
         (is_plan_of(one, plan.kind) || (is_about && speaks_of(one.document, plan.kind)));
}

/// The monitoring that settles `planned` may be held some days before.
bool was_held(const std::string& planned, const Plan& plan) {
  return plan.last_monitored >= days_after(planned, -kEarlyDays);
}

/// The documents that name days and count: a monitoring that names the next day takes the place of
/// what was planned before it.
std::vector<const RecordedFacts*> planning(const TaskSource& source, const Plan& plan) {
  std::vector<const RecordedFacts*> out;
  for (const auto* one : source.current) {
    if (names_days(*one, plan)) {
      if (is_look(*one)) {
        out.clear();
      }
      out.push_back(one);
    }
  }
  return out;
}

std::string owner_of(const Plan& plan, const RecordedFacts& from) {
  return plan.main_agency.empty() ? writer_of(from) : plan.main_agency;
}

/// The earliest planned monitoring that was not held.
void add_monitoring(const TaskSource& source, const Plan& plan, std::vector<Task>& out) {
  std::string earliest;
  const RecordedFacts* from = nullptr;
  for (const auto* one : planning(source, plan)) {
    for (const auto written : one->document.all(Role::monitoring_date)) {
      auto day = last_day(written);
      if (!day.empty() && !was_held(day, plan) && (earliest.empty() || day < earliest)) {
        earliest = std::move(day);
        from = one;
      }
    }
  }
  if (from != nullptr) {
    auto task =
        task_until(TaskKind::monitoring, earliest, source.limits.monitoring_warning_days, *from);
    task.agency = owner_of(plan, *from);
    task.detail = plan.kind;
    out.push_back(std::move(task));
  }
}

void add_period(const TaskSource& source, const Plan& plan, std::vector<Task>& out) {
  auto end = last_day(plan.to);
  const auto from = std::ranges::find(source.current, plan.document_id,
                                      [](const RecordedFacts* one) { return one->document_id; });
  if (end.empty() || from == source.current.end()) {
    return;
  }
  auto task = task_until(TaskKind::plan_period, std::move(end),
                         source.limits.monitoring_warning_days, **from);
  task.agency = owner_of(plan, **from);
  task.detail = plan.kind;
  out.push_back(std::move(task));
}

}  // namespace

void add_plans(const TaskSource& source, std::vector<Task>& out) {
  for (const auto& plan : source.standing.plans) {
    if (plan.is_in_force()) {
      add_monitoring(source, plan, out);
      add_period(source, plan, out);
    }
  }
}

}  // namespace tsunagu::cases
