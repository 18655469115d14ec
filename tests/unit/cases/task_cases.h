/// What tests of tasks and clocks share: documents with their day, and the tasks of a case of them.
#pragma once

#include "server/cases/tasks.h"
#include "tests/unit/cases/made_facts.h"

namespace tsunagu::cases {

/// A document of `type` written on `day`.
inline DocumentFacts dated(const std::string& type, const std::string& day,
                           const std::vector<RoleValue>& values = {}) {
  std::vector<RoleValue> all{{Role::document_date, day}};
  all.insert(all.end(), values.begin(), values.end());
  return made(type, all);
}

inline std::vector<Task> all_tasks(const std::vector<DocumentFacts>& documents,
                                   const profiles::Limits& limits = {}) {
  const auto facts = case_of(documents);
  return pending_tasks(facts, standing_of(facts), limits);
}

/// The tasks of one kind.
inline std::vector<Task> tasks(TaskKind kind, const std::vector<DocumentFacts>& documents,
                               const profiles::Limits& limits = {}) {
  std::vector<Task> out;
  for (auto& task : all_tasks(documents, limits)) {
    if (task.kind == kind) {
      out.push_back(std::move(task));
    }
  }
  return out;
}

/// A plan that is carried out.
inline DocumentFacts running_plan(const std::vector<RoleValue>& more = {}) {
  std::vector<RoleValue> values{{Role::kind, "TK"},
                                {Role::status, "decided"},
                                {Role::consent, "given"},
                                {Role::main_agency, "TK01"}};
  values.insert(values.end(), more.begin(), more.end());
  return dated("support-plan", "2025-04-10", values);
}

}  // namespace tsunagu::cases
