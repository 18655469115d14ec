/// Community resources to be looked at again, and resources that are missing.
#include "server/cases/days.h"
#include "server/cases/tasks/parts.h"

namespace tsunagu::cases {
namespace {

/// A list that is not kept up is worse than none, so each entry is looked at now and then.
void add_resource(const RecordedFacts& entry, const profiles::Limits& limits,
                  std::vector<Task>& out) {
  if (entry.document.one(Role::stage) == "ended") {
    return;
  }
  const auto checked = first_day(entry.document.one(Role::verified_date));
  const auto since = checked.empty() ? day_of(entry) : checked;
  auto task = task_since(TaskKind::resource_check, since,
                         months_after(since, limits.resource_check_months), entry);
  task.shown = task.due;
  const auto writer = writer_of(entry);
  task.agency = writer.empty() ? std::string{entry.document.one(Role::agency)} : writer;
  out.push_back(std::move(task));
}

/// A gap is an issue of the area until it is filled or given up. Without a day of its own it is
/// looked at as often as a resource.
void add_gap(const RecordedFacts& entry, const profiles::Limits& limits, std::vector<Task>& out) {
  const auto stage = entry.document.one(Role::stage);
  if (stage == "filled" || stage == "dropped") {
    return;
  }
  const auto since = day_of(entry);
  auto due = last_day(entry.document.one(Role::due_date));
  if (due.empty()) {
    due = last_day(entry.document.one(Role::next_date));
  }
  if (due.empty()) {
    due = months_after(since, limits.resource_check_months);
  }
  auto task = task_since(TaskKind::resource_gap, since, due, entry);
  const auto lead = entry.document.one(Role::main_agency);
  task.agency = lead.empty() ? writer_of(entry) : std::string{lead};
  out.push_back(std::move(task));
}

}  // namespace

void add_resources(const TaskSource& source, std::vector<Task>& out) {
  for (const auto* one : source.current) {
    if (one->document.type == "community-resource") {
      add_resource(*one, source.limits, out);
    } else if (one->document.type == "resource-gap") {
      add_gap(*one, source.limits, out);
    }
  }
}

}  // namespace tsunagu::cases
