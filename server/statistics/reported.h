/// What agencies report: rows of activity reports, and how rows of several reports become one.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/base/uuid.h"
#include "server/statistics/folder.h"

namespace tsunagu::statistics {

/// One row of one report.
struct ReportedRow {
  std::string code;      ///< "N16-ibasho-visitors", or "N01"
  std::string counting;  ///< code list `counting`
  std::string agency;
  std::string project;
  std::string area;
  Period period;
  Day written;                ///< the newer of two that cover the same months counts
  std::int64_t quantity = 0;  ///< thousandths
  Uuid case_id;               ///< the register's entry
  Uuid document_id;

  /// "N16".
  std::string indicator() const { return code.substr(0, code.find('-')); }
};

/// The rows of the reports in `folder` that were handed in (not drafts, not returned).
std::vector<ReportedRow> rows_of(const Folder& folder, const Uuid& case_id);

/// Those of `rows` that count for `period`: whose months lie in it and in no longer report of the
/// same agency, row and counting. Figures that are a state (distinct persons, places,
/// organizations, per cent) are taken from the newest report alone; the others add up.
std::vector<ReportedRow> counting_rows(std::vector<ReportedRow> rows, const Period& period);

/// Whether figures counted in this way are a state, which does not add up over months.
bool is_state(std::string_view counting);

}  // namespace tsunagu::statistics
