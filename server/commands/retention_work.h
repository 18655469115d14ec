/// Which cases are due for destruction, and what a list of them says.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/cases/retention.h"
#include "server/commands/context.h"
#include "server/vault/retention_log.h"
#include "server/vault/retention_rows.h"

namespace tsunagu::commands {

/// The most cases of one list.
inline constexpr std::size_t kCasesOfList = 1000;

/// How long documents are kept, by the profile and the settings in force.
class KeepRules {
 public:
  explicit KeepRules(const Call& call);

  std::optional<cases::RetentionEnd> end_of(const cases::CaseFacts& facts) const;

 private:
  std::shared_ptr<const profiles::Profile> profile_;
  cases::RetentionRules rules_;
};

/// A closed case whose keep time is over.
struct DueCase {
  vault::CaseRow row;
  std::string state;
  std::int64_t documents = 0;
  cases::RetentionEnd end;
};

/// Those that are due on the ISO day `day`, by their numbers. Opens the facts of closed cases only.
/// Throws IntegrityError if one was changed.
std::vector<DueCase> due_cases(Call& call, std::string_view day);

/// A case as a list names it.
struct ListedEnd {
  std::string case_number;
  std::int64_t documents = 0;
  cases::RetentionEnd end;
};

/// What a list says; sealed in the database, its SHA-256 in the event.
struct ListContent {
  std::string number;
  std::string until;
  std::vector<ListedEnd> cases;
};

std::string encode(const ListContent& content);
/// SHA-256 of encode(), hexadecimal.
std::string digest_of(const std::string& content);

/// The list `number` as it was proposed. Throws Error (not found); IntegrityError if the row is not
/// what the event of its proposal says.
ListContent proposed_content(Call& call, const vault::RetentionLog& log, const std::string& number);

/// "case 5 fiscal-year-end 2026-03-31 2031-03-31": class, years, event, from, last day.
std::string why_text(const cases::RetentionEnd& end);

/// A line about a case that is due, or on a list.
JsonLine keep_line(std::string_view kind, const std::string& case_number,
                   const cases::RetentionEnd& end, std::int64_t documents);

/// The ISO day in argument `name`, or `standard`. Throws Error (usage) if it is none.
std::string day_argument(const Call& call, std::string_view name, const std::string& standard);

}  // namespace tsunagu::commands
