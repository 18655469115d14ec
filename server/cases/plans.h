/// The plans of a case, what was judged about them, and their clocks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/cases/facts.h"

namespace tsunagu::cases {

/// One plan: the newest current document of its kind. A case has at most one of each kind at work:
/// TK coordination, OR outreach, SN participation; TK is the parent of the others.
struct Plan {
  Uuid document_id;
  std::string kind;
  std::string status;  ///< code list plan-status
  std::string from;    ///< period, ISO days; empty if not said
  std::string to;
  std::vector<std::string> monitoring_dates;  ///< planned, as written
  std::string main_agency;
  std::string last_monitored;  ///< newest 実施日 of a monitoring or evaluation; or empty
  bool is_evaluated =
      false;  ///< an evaluation of this kind was recorded, or the council judged its end
  bool was_approved = false;  ///< a council (or the city) decided it

  /// Decided or being changed: it is carried out.
  bool is_in_force() const { return status == "decided" || status == "changed"; }
  bool has_ended() const { return status == "closed" || status == "suspended"; }
};

/// In the order TK, OR, SN and others; only kinds that have a plan.
std::vector<Plan> plans_of(const CaseFacts& facts);

/// The plan of `kind`, or null.
const Plan* find_plan(const std::vector<Plan>& plans, std::string_view kind);

/// Whether a council approved plans of `kind`: minutes of a 重層的支援会議 that approve, and name
/// the kind or no kind at all.
bool is_approved(const CaseFacts& facts, std::string_view kind);

/// Whether the end of plans of `kind` was evaluated: an evaluation that names the kind or none, or
/// a council that judged the end. The evaluation must be newer than the plan's latest start.
bool is_evaluated(const CaseFacts& facts, std::string_view kind);

}  // namespace tsunagu::cases
