/// Consent and protection that end.
#include <algorithm>

#include "server/cases/days.h"
#include "server/cases/tasks/parts.h"

namespace tsunagu::cases {
namespace {

const RecordedFacts* newest_of(const TaskSource& source, std::string_view type) {
  const auto at =
      std::find_if(source.current.rbegin(), source.current.rend(),
                   [&](const RecordedFacts* one) { return one->document.type == type; });
  return at == source.current.rend() ? nullptr : *at;
}

bool is_agreed(const RecordedFacts& form) {
  return form.document.type == "consent" && is_agreement(form.document.one(Role::consent)) &&
         form.document.one(Role::withdrawn_date).empty();
}

/// The consent that lasts longest counts; a person who has taken it back owes no renewal.
void add_consent(const TaskSource& source, std::vector<Task>& out) {
  const auto* newest = newest_of(source, "consent");
  if (newest == nullptr || !is_agreed(*newest) || has_ended(source.standing)) {
    return;
  }
  std::string end;
  const RecordedFacts* from = nullptr;
  for (const auto* one : source.current) {
    if (!is_agreed(*one)) {
      continue;
    }
    auto to = last_day(one->document.one(Role::valid_to));
    if (to.empty()) {
      return;  // no end
    }
    if (to > end) {
      end = std::move(to);
      from = one;
    }
  }
  auto task = task_until(TaskKind::consent_ending, std::move(end),
                         source.limits.consent_warning_days, *from);
  const auto lead = main_agency_of(source.standing);
  task.agency = lead.empty() ? writer_of(*from) : lead;
  out.push_back(std::move(task));
}

/// Also of a case that is closed: its address stays protected.
void add_protection(const TaskSource& source, std::vector<Task>& out) {
  const auto* newest = newest_of(source, "protection");
  if (newest == nullptr) {
    return;
  }
  const auto status = newest->document.one(Role::status);
  auto end = last_day(newest->document.one(Role::valid_to));
  if ((status != "decided" && status != "extended") || end.empty()) {
    return;
  }
  auto task = task_until(TaskKind::protection_ending, std::move(end),
                         source.limits.protection_warning_days, *newest);
  task.agency = writer_of(*newest);
  out.push_back(std::move(task));
}

}  // namespace

void add_terms(const TaskSource& source, std::vector<Task>& out) {
  add_consent(source, out);
  add_protection(source, out);
}

}  // namespace tsunagu::cases
