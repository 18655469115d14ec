/// What agencies report.
#include "server/statistics/reported.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "server/statistics/figure_text.h"

namespace tsunagu::statistics {
namespace {

bool was_handed_in(const Counted& report) {
  constexpr std::array<std::string_view, 3> kIn{"submitted", "received", "frozen"};
  return report.is("activity-report") &&
         std::ranges::find(kIn, report.one(Role::status)) != kIn.end();
}

auto subject_of(const ReportedRow& row) {
  return std::tie(row.code, row.counting, row.agency, row.project, row.area);
}

/// Whether `other`, on the same subject, speaks of more months than `row`.
bool covers(const ReportedRow& other, const ReportedRow& row) {
  return other.period != row.period && other.period.contains(row.period);
}

/// Whether `other`, on the same subject, is a later state than `row`.
bool is_later(const ReportedRow& other, const ReportedRow& row) {
  const auto age = [](const ReportedRow& one) {
    return std::tie(one.period.last, one.written, one.document_id);
  };
  return age(row) < age(other);
}

using Place = std::vector<ReportedRow>::const_iterator;

/// Appends those of the rows on one subject that count.
void take_counting(Place first, Place last, std::vector<ReportedRow>& out) {
  for (auto row = first; row != last; ++row) {
    const bool is_out = std::any_of(first, last, [&](const ReportedRow& other) {
      return is_state(row->counting) ? is_later(other, *row) : covers(other, *row);
    });
    if (!is_out) {
      out.push_back(*row);
    }
  }
}

}  // namespace

bool is_state(std::string_view counting) {
  constexpr std::array<std::string_view, 6> kStates{"distinct", "places", "organizations",
                                                    "percent",  "other",  "unknown"};
  return std::ranges::find(kStates, counting) != kStates.end();
}

std::vector<ReportedRow> rows_of(const Folder& folder, const Uuid& case_id) {
  std::vector<ReportedRow> rows;
  for (const auto* report : folder.current()) {
    const auto from = day_of(report->facts(), Role::period_from);
    const auto to = day_of(report->facts(), Role::period_to);
    if (!was_handed_in(*report) || !from || !to) {
      continue;
    }
    for (const auto& fact : report->facts().facts) {
      if (fact.role != Role::indicator) {
        continue;
      }
      const auto figure = thousandths_of(report->facts().in_group(Role::figure, fact.group));
      if (figure) {
        rows.push_back({fact.value,
                        std::string{report->facts().in_group(Role::count_unit, fact.group)},
                        std::string{report->agency},
                        std::string{report->project},
                        std::string{report->one(Role::area)},
                        {month_number(*from), month_number(*to)},
                        report->day.value_or(*to),
                        *figure,
                        case_id,
                        report->source->document_id});
      }
    }
  }
  return rows;
}

std::vector<ReportedRow> counting_rows(std::vector<ReportedRow> rows, const Period& period) {
  std::erase_if(rows, [&](const ReportedRow& row) { return !period.contains(row.period); });
  // Only rows on one subject are held against each other: there may be thousands.
  std::ranges::stable_sort(rows, [](const ReportedRow& left, const ReportedRow& right) {
    return subject_of(left) < subject_of(right);
  });
  std::vector<ReportedRow> out;
  for (auto first = rows.begin(); first != rows.end();) {
    const auto last = std::find_if(first, rows.end(), [&](const ReportedRow& row) {
      return subject_of(row) != subject_of(*first);
    });
    take_counting(first, last, out);
    first = last;
  }
  return out;
}

}  // namespace tsunagu::statistics
