/// The two clocks: how long the plans have run, and how long the person has been supported. The end
/// of the coordination plan is not the end of the support.
#pragma once

#include <string>
#include <vector>

#include "server/cases/standing.h"

namespace tsunagu::cases {

/// The clock of one plan, or of the chain of its versions.
struct PlanClock {
  std::string kind;
  std::string status;
  std::string from;   ///< whole day: as the plan says, otherwise the day it was decided; or empty
  std::string to;     ///< whole day, as the plan says; or empty
  std::string ended;  ///< day of the version that closed or suspended it; empty while it runs
  int months = 0;     ///< whole months from `from` to its end, or to today
};

struct Clocks {
  std::string opened;            ///< day of the first document
  std::string closed;            ///< day since which the case is closed; empty while it is not
  int months = 0;                ///< whole months from `opened` to its end, or to today
  std::vector<PlanClock> plans;  ///< in the order of Standing::plans
};

/// On `today` (ISO). Pure.
Clocks clocks_of(const CaseFacts& facts, const Standing& standing, std::string_view today);

}  // namespace tsunagu::cases
