/// The kinds of tasks by where they come from; pending_tasks() puts them together.
#pragma once

#include <vector>

#include "server/cases/tasks.h"

namespace tsunagu::cases {

/// What tasks are worked out from.
struct TaskSource {
  const CaseFacts& facts;
  const std::vector<const RecordedFacts*>& current;  ///< of `facts`
  const Standing& standing;
  const profiles::Limits& limits;
};

/// Sheets and requests that wait for an answer.
void add_answers(const TaskSource& source, std::vector<Task>& out);
/// Monitoring and the end of plans.
void add_plans(const TaskSource& source, std::vector<Task>& out);
/// Consent and protection that end.
void add_terms(const TaskSource& source, std::vector<Task>& out);
/// Decisions, next steps and follow-up.
void add_decisions(const TaskSource& source, std::vector<Task>& out);
/// Entries of the registers of resources and gaps.
void add_resources(const TaskSource& source, std::vector<Task>& out);

// What they ask of documents.

/// No work is done on the case: it was informed, closed or destroyed.
bool has_ended(const Standing& standing);
/// The day `one` was written, whole; the day it was recorded if it does not say.
std::string day_of(const RecordedFacts& one);
/// Who wrote `one`, or sent it; empty if it does not say.
std::string writer_of(const RecordedFacts& one);
/// Whether `one` was recorded after `other`.
bool is_later(const RecordedFacts& one, const RecordedFacts& other);
/// The main agency of the coordination plan; empty if there is none.
std::string main_agency_of(const Standing& standing);
/// Due on `due`, shown `warning` days before.
Task task_until(TaskKind kind, std::string due, int warning, const RecordedFacts& from);
/// Due on `due`, shown at once: from `start` on.
Task task_since(TaskKind kind, const std::string& start, std::string due,
                const RecordedFacts& from);

/// How long before the planned day a monitoring or follow-up may be held to count for it.
inline constexpr int kEarlyDays = 14;

}  // namespace tsunagu::cases
