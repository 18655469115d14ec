/// What is still to be done: worked out from the facts of a case, never written down by anybody.
/// docs/case-rules.md says for each kind when it arises and what settles it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/cases/standing.h"
#include "server/profiles/profile.h"

namespace tsunagu::cases {

enum class TaskKind : std::uint8_t {
  referral_answer,     ///< a つなぐシート that nobody answered
  monitoring,          ///< planned, and not held
  plan_period,         ///< the plan's time ends
  consent_ending,      ///< the consent's time ends
  protection_ending,   ///< 支援措置 ends, unless it is extended
  decision,            ///< what a conference decided, or a record named as next
  cooperation_answer,  ///< 資料提供依頼 that the agency did not answer
  follow_up,           ///< after a closure
  resource_check,      ///< a community resource nobody looked at for long
  resource_gap,        ///< a resource that is missing (R13)
  report,              ///< the monthly report of an agency (R21)
};

struct Task {
  TaskKind kind = TaskKind::decision;
  std::string due;     ///< ISO day, whole; the last one on which it is in time
  std::string shown;   ///< the first day on which it is shown
  std::string basis;   ///< the day it is counted from, whatever the profile's limits say: `shown`
                       ///< is never more than the longest warning before it
  std::string agency;  ///< code of who has to do it; empty if no document says so
  Uuid document_id;    ///< what it comes from; nil for a report
  std::string detail;  ///< a code: kind of plan, month of a report; may be empty

  bool is_overdue(std::string_view today) const { return due < today; }
};

/// All tasks of a case, or of an entry of a register, that are not settled, also those to be shown
/// later. Pure.
std::vector<Task> pending_tasks(const CaseFacts& facts, const Standing& standing,
                                const profiles::Limits& limits);

/// The earliest basis of all pending tasks, whatever the limits: 20250624; kNoTask if none.
inline constexpr std::uint32_t kNoTask = 99991231;
std::uint32_t next_basis(const CaseFacts& facts, const Standing& standing);

/// The longest warning of `limits`, in days.
int longest_warning(const profiles::Limits& limits);

/// A report of an agency on record: the newest activity-report of an entry.
struct ReportOnRecord {
  std::string agency;
  std::string from;  ///< whole days
  std::string to;
};

/// Nothing unless `facts` are those of an activity report that was handed in.
std::optional<ReportOnRecord> report_of(const CaseFacts& facts);

/// The monthly reports that agencies carrying out contracts owe: of the month before `today`, and
/// of each month since their first report. None if the profile names no day.
std::vector<Task> report_tasks(const profiles::Profile& profile,
                               std::span<const ReportOnRecord> reports, std::string_view today);

/// "referral-answer", as docs/cli.md has it.
std::string_view task_word(TaskKind kind);
std::optional<TaskKind> find_task_kind(std::string_view word);
/// Japanese.
std::string_view task_label(TaskKind kind);

}  // namespace tsunagu::cases
