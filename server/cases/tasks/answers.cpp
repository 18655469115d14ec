/// Sheets and requests that wait for an answer.
#include <algorithm>
#include <set>

#include "server/cases/days.h"
#include "server/cases/tasks/parts.h"

namespace tsunagu::cases {
namespace {

/// Its own day if it names one, otherwise the municipality's number of days.
std::string answer_due(const RecordedFacts& asked, const std::string& since,
                       const profiles::Limits& limits) {
  auto due = last_day(asked.document.one(Role::due_date));
  return due.empty() ? days_after(since, limits.referral_answer_days) : due;
}

bool says_answer(const DocumentFacts& facts) {
  return !facts.one(Role::acceptance).empty() || !facts.one(Role::reply_date).empty();
}

/// Answered in the sheet itself, in a later sheet, or by a record of the hand-over that the agency
/// asked wrote.
bool is_answered(const RecordedFacts& sheet, const TaskSource& source) {
  const auto asked = sheet.document.all(Role::recipient_agency);
  return says_answer(sheet.document) ||
         std::ranges::any_of(source.current, [&](const RecordedFacts* one) {
           if (!is_later(*one, sheet)) {
             return false;
           }
           const bool is_sheet = one->document.type == sheet.document.type;
           const bool is_handover = one->document.type == "progress-record" &&
                                    one->document.one(Role::record_kind) == "handover";
           return (is_sheet && says_answer(one->document)) ||
                  (is_handover && std::ranges::find(asked, writer_of(*one)) != asked.end());
         });
}

void add_sheet(const RecordedFacts& sheet, const TaskSource& source, std::vector<Task>& out) {
  if (has_ended(source.standing) || is_answered(sheet, source)) {
    return;
  }
  const auto received = first_day(sheet.document.one(Role::received_date));
  const auto since = received.empty() ? day_of(sheet) : received;
  auto task =
      task_since(TaskKind::referral_answer, since, answer_due(sheet, since, source.limits), sheet);
  task.agency = sheet.document.one(Role::recipient_agency);
  out.push_back(std::move(task));
}

/// An answer that promises one later is none yet.
bool is_answer_of(const RecordedFacts& answer, const RecordedFacts& request,
                  const std::string& agency) {
  const auto writer = writer_of(answer);
  return answer.document.type == "cooperation-answer" && is_later(answer, request) &&
         answer.document.one(Role::status) != "later" && (writer.empty() || writer == agency);
}

/// Each agency asked has to answer by itself.
void add_request(const RecordedFacts& request, const TaskSource& source, std::vector<Task>& out) {
  const auto since = day_of(request);
  const auto due = answer_due(request, since, source.limits);
  std::set<std::string> asked;
  for (const auto code : request.document.all(Role::recipient_agency)) {
    asked.emplace(code);
  }
  for (const auto& agency : asked) {
    const auto answers = [&](const RecordedFacts* one) {
      return is_answer_of(*one, request, agency);
    };
    if (std::ranges::none_of(source.current, answers)) {
      auto task = task_since(TaskKind::cooperation_answer, since, due, request);
      task.agency = agency;
      out.push_back(std::move(task));
    }
  }
}

}  // namespace

void add_answers(const TaskSource& source, std::vector<Task>& out) {
  for (const auto* one : source.current) {
    if (one->document.type == "referral-sheet") {
      add_sheet(*one, source, out);
    } else if (one->document.type == "cooperation-request") {
      add_request(*one, source, out);
    }
  }
}

}  // namespace tsunagu::cases
