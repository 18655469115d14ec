/// task list.
#include <algorithm>
#include <tuple>

#include "server/base/error.h"
#include "server/cases/days.h"
#include "server/cases/tasks.h"
#include "server/commands/context.h"
#include "server/vault/filed_facts.h"

namespace tsunagu::commands {
namespace {

/// What is asked for.
struct Filter {
  std::string today;
  std::string until;   ///< empty: what is shown today
  std::string agency;  ///< empty: all
  std::string case_number;
  std::optional<cases::TaskKind> kind;

  bool takes(const cases::Task& task) const {
    const bool is_due = until.empty() ? task.shown <= today : task.due <= until;
    return is_due && (agency.empty() || task.agency == agency) && (!kind || task.kind == *kind);
  }
  bool may_be_of(cases::TaskKind wanted) const { return !kind || *kind == wanted; }
};

/// A task and where it comes from.
struct ListedTask {
  cases::Task task;
  std::string case_number;  ///< empty for a report that is owed
  std::string type;         ///< of the document
};

Filter filter_of(const Call& call) {
  Filter filter;
  filter.today = japan_date(call.context.events.clock.now());
  filter.until = call.optional("until").value_or("");
  if (!filter.until.empty() && cases::first_day(filter.until) != filter.until) {
    throw Error{messages::kUsage, "until is a day, such as 2025-06-30"};
  }
  filter.case_number = call.optional("case").value_or("");
  filter.agency = call.optional("agency").value_or("");
  if (!call.reader.agency.empty()) {
    if (!filter.agency.empty() && filter.agency != call.reader.agency) {
      throw Error{messages::kAdminRefused, "only tasks of " + call.reader.agency};
    }
    filter.agency = call.reader.agency;
  }
  if (const auto word = call.optional("kind")) {
    filter.kind = cases::find_task_kind(*word);
    if (!filter.kind) {
      throw Error{messages::kUsage, "no such kind of task; see docs/cli.md"};
    }
  }
  return filter;
}

std::string type_of(const vault::FiledFacts& filed, const Uuid& document_id) {
  const auto at = std::ranges::find(filed.facts, document_id, &cases::RecordedFacts::document_id);
  return at == filed.facts.end() ? std::string{} : at->document.type;
}

void add_tasks(const vault::FiledFacts& filed, const Filter& filter, const profiles::Limits& limits,
               std::vector<ListedTask>& out) {
  const auto standing = cases::standing_of(filed.facts);
  for (auto& task : cases::pending_tasks(filed.facts, standing, limits)) {
    if (filter.takes(task)) {
      auto type = type_of(filed, task.document_id);
      out.push_back({std::move(task), filed.row.number, std::move(type)});
    }
  }
}

/// Reports are owed by agencies, not by cases.
void add_reports(Call& call, vault::FiledFactsReader& reader, const Filter& filter,
                 const profiles::Profile& profile, std::vector<ListedTask>& out) {
  if (profile.limits.report_day == 0 || !filter.may_be_of(cases::TaskKind::report)) {
    return;
  }
  std::vector<cases::ReportOnRecord> reports;
  reader.each_entry(call.session.connection(), "activity-report",
                    [&](const vault::FiledFacts& filed) {
                      if (auto report = cases::report_of(filed.facts)) {
                        reports.push_back(*std::move(report));
                      }
                    });
  for (auto& task : cases::report_tasks(profile, reports, filter.today)) {
    if (filter.takes(task)) {
      out.push_back({std::move(task), "", "activity-report"});
    }
  }
}

/// Only what may be due is opened: the last day that anything shown can be counted from.
std::uint32_t last_basis(const Filter& filter, const profiles::Limits& limits) {
  return cases::day_number(filter.until.empty()
                               ? cases::days_after(filter.today, cases::longest_warning(limits))
                               : filter.until);
}

std::vector<ListedTask> tasks_of(Call& call, const Filter& filter) {
  const auto profile = call.context.profile.profile();
  const auto& limits = profile->limits;
  auto& db = call.session.connection();
  vault::FiledFactsReader reader{call.context.events, call.context.catalogue};
  std::vector<ListedTask> out;
  if (!filter.case_number.empty()) {
    const auto filed = reader.find(db, filter.case_number);
    if (!filed) {
      vault::Event event;
      event.type = tlog::EventType::task_listed;
      event.outcome = "not-found";
      call.record(std::move(event));
      throw Error{messages::kNotFound, "case " + filter.case_number};
    }
    add_tasks(*filed, filter, limits, out);
  } else {
    reader.each_due(db, last_basis(filter, limits),
                    [&](const vault::FiledFacts& filed) { add_tasks(filed, filter, limits, out); });
    add_reports(call, reader, filter, *profile, out);
  }
  std::ranges::sort(out, {}, [](const ListedTask& one) {
    return std::tie(one.task.due, one.case_number, one.task.kind, one.task.agency);
  });
  return out;
}

std::string agency_label(const profiles::Profile& profile, const std::string& code) {
  const auto at = profile.agencies.find(code);
  return at == profile.agencies.end() ? code : at->second.name;
}

JsonLine task_line(const ListedTask& one, const profiles::Profile& profile,
                   const catalogue::Catalogue& catalogue, const std::string& today) {
  const auto& task = one.task;
  const auto* type = catalogue.find(one.type);
  JsonLine line;
  line.text("kind", "task").text("task", cases::task_word(task.kind));
  line.text("task_label", cases::task_label(task.kind)).text("due", task.due);
  line.flag("overdue", task.is_overdue(today)).text("case", one.case_number);
  line.text("agency", task.agency).text("agency_label", agency_label(profile, task.agency));
  line.text("type", one.type).text("type_label", type != nullptr ? type->label() : one.type);
  line.text("document", task.document_id.is_nil() ? "" : task.document_id.text());
  line.text("detail", task.detail);
  return line;
}

}  // namespace

admin::Outcome list_tasks(Call& call) {
  const auto filter = filter_of(call);
  const auto tasks = tasks_of(call, filter);
  vault::Event event;
  event.type = tlog::EventType::task_listed;
  event.case_number = filter.case_number;
  event.count = static_cast<std::int64_t>(tasks.size());
  call.record(std::move(event));
  const auto profile = call.context.profile.profile();
  for (const auto& one : tasks) {
    call.reply.line(task_line(one, *profile, call.context.catalogue, filter.today));
  }
  return admin::Outcome::ok;
}

}  // namespace tsunagu::commands
