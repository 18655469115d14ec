/// The table of agencies as the implementation plan prints it: new (total), last year and this.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/profiles/profile.h"
#include "server/statistics/question.h"
#include "server/statistics/tally.h"

namespace tsunagu::statistics {

/// New and total contacts of a year, in thousandths.
struct Contacts {
  std::int64_t fresh = 0;
  std::int64_t total = 0;
  bool is_reported = false;  ///< at least a part was reported by the agencies
  bool is_withheld = false;  ///< not to be published

  /// "2,300(6,500)".
  std::string text() const;
};

struct AgencyYear {
  std::optional<Contacts> expected;  ///< of the profile's targets; nothing if there are none
  Contacts actual;
};

struct AgencyRow {
  const profiles::Agency* agency = nullptr;  ///< counted together with all below it
  AgencyYear before;
  AgencyYear now;
};

/// What has to be counted for the table of `fiscal_year` and the year before.
Question agency_question(int fiscal_year, const Day& today);

/// The rows, in the order of the profile: the agencies that have targets of N01; if none has, those
/// of project P1 that are not part of another one. `figures` is the answer to agency_question().
std::vector<AgencyRow> agency_rows(const profiles::Profile& profile, int fiscal_year,
                                   const std::vector<Figure>& figures);

/// Withholds what is below `limit`: both figures of a pair, as one could be told from the other.
void withhold_small(std::vector<AgencyRow>& rows, int limit);

}  // namespace tsunagu::statistics
