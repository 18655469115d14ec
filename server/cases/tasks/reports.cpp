/// The monthly reports that agencies carrying out contracts owe (R21).
#include <algorithm>

#include "server/cases/days.h"
#include "server/cases/tasks/parts.h"

namespace tsunagu::cases {
namespace {

/// Longer ago nobody asks for a report any more.
constexpr int kMonthsBack = 12;

bool owes_reports(const profiles::Agency& agency) {
  return agency.operation == "contracted" || agency.operation == "partly-contracted" ||
         agency.operation == "designated";
}

std::string month_of(std::string_view day) { return std::string{day.substr(0, 7)} + "-01"; }

/// Whether a report of `agency` speaks of the month that begins on `month`.
bool covers(const ReportOnRecord& report, const std::string& agency, const std::string& month) {
  return report.agency == agency && report.from < months_after(month, 1) && report.to >= month;
}

/// The first month the agency is asked about: that of its first report.
std::string first_month(const profiles::Agency& agency, std::span<const ReportOnRecord> reports,
                        const std::string& last) {
  std::string first = last;
  for (const auto& report : reports) {
    if (report.agency == agency.code) {
      first = std::min(first, month_of(report.from));
    }
  }
  return std::max(first, months_after(last, 1 - kMonthsBack));
}

Task report_task(const std::string& agency, const std::string& month, int day) {
  const auto next = months_after(month, 1);
  Task task;
  task.kind = TaskKind::report;
  // The 31st of a month that has none is its last day.
  task.due = std::min(days_after(next, day - 1), days_after(months_after(next, 1), -1));
  task.shown = next;
  task.basis = next;
  task.agency = agency;
  task.detail = month.substr(0, 7);
  return task;
}

}  // namespace

std::optional<ReportOnRecord> report_of(const CaseFacts& facts) {
  const auto newest = current(facts);
  if (newest.empty() || newest.back()->document.type != "activity-report") {
    return std::nullopt;
  }
  const auto& report = newest.back()->document;
  const auto status = report.one(Role::status);
  if (status == "draft" || status == "returned") {
    return std::nullopt;
  }
  return ReportOnRecord{std::string{report.one(Role::agency)},
                        first_day(report.one(Role::period_from)),
                        last_day(report.one(Role::period_to))};
}

std::vector<Task> report_tasks(const profiles::Profile& profile,
                               std::span<const ReportOnRecord> reports, std::string_view today) {
  std::vector<Task> out;
  const int day = profile.limits.report_day;
  if (day == 0) {
    return out;
  }
  const auto last = months_after(month_of(today), -1);
  for (const auto& [code, agency] : profile.agencies) {
    if (!owes_reports(agency)) {
      continue;
    }
    for (auto month = first_month(agency, reports, last); month <= last;
         month = months_after(month, 1)) {
      const auto is_there = [&](const ReportOnRecord& one) { return covers(one, code, month); };
      if (std::ranges::none_of(reports, is_there)) {
        out.push_back(report_task(code, month, day));
      }
    }
  }
  return out;
}

}  // namespace tsunagu::cases
