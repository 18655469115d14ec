/// Putting the kinds of tasks together, and what they share.
#include "server/cases/tasks.h"

#include <algorithm>
#include <array>

#include "server/cases/days.h"
#include "server/cases/tasks/parts.h"

namespace tsunagu::cases {
namespace {

struct KindText {
  TaskKind kind;
  std::string_view word;
  std::string_view label;
};

constexpr std::array kKinds{
    KindText{TaskKind::referral_answer, "referral-answer", "つなぐシートへの回答"},
    KindText{TaskKind::monitoring, "monitoring", "モニタリング"},
    KindText{TaskKind::plan_period, "plan-period", "プラン期間の終わり"},
    KindText{TaskKind::consent_ending, "consent-ending", "同意の期限"},
    KindText{TaskKind::protection_ending, "protection-ending", "支援措置の期限"},
    KindText{TaskKind::decision, "decision", "決定事項・次の対応"},
    KindText{TaskKind::cooperation_answer, "cooperation-answer", "資料提供依頼への回答"},
    KindText{TaskKind::follow_up, "follow-up", "終結後のフォローアップ"},
    KindText{TaskKind::resource_check, "resource-check", "地域資源の確認"},
    KindText{TaskKind::resource_gap, "resource-gap", "不足している社会資源"},
    KindText{TaskKind::report, "report", "月次の実績報告"},
};

}  // namespace

bool has_ended(const Standing& standing) {
  constexpr StateSet kEnded = only(CaseState::informed) | only(CaseState::closed_without_plan) |
                              only(CaseState::closed) | only(CaseState::destroyed);
  return (only(standing.state) & kEnded) != 0;
}

std::string day_of(const RecordedFacts& one) {
  auto written = first_day(one.document.one(Role::document_date));
  return written.empty() ? japan_date(one.recorded_at) : written;
}

std::string writer_of(const RecordedFacts& one) {
  const auto author = one.document.one(Role::author_agency);
  return std::string{author.empty() ? one.document.one(Role::sender_agency) : author};
}

bool is_later(const RecordedFacts& one, const RecordedFacts& other) {
  return one.recorded_at > other.recorded_at;
}

std::string main_agency_of(const Standing& standing) {
  const auto* plan = standing.plan("TK");
  return plan != nullptr ? plan->main_agency : std::string{};
}

Task task_until(TaskKind kind, std::string due, int warning, const RecordedFacts& from) {
  Task task;
  task.kind = kind;
  task.shown = days_after(due, -warning);
  task.basis = due;
  task.due = std::move(due);
  task.document_id = from.document_id;
  return task;
}

Task task_since(TaskKind kind, const std::string& start, std::string due,
                const RecordedFacts& from) {
  Task task;
  task.kind = kind;
  // A day that is over when it is set is shown no later than that.
  task.basis = std::min(start, due);
  task.shown = task.basis;
  task.due = std::move(due);
  task.document_id = from.document_id;
  return task;
}

std::vector<Task> pending_tasks(const CaseFacts& facts, const Standing& standing,
                                const profiles::Limits& limits) {
  const auto newest = current(facts);
  const TaskSource source{facts, newest, standing, limits};
  std::vector<Task> out;
  add_answers(source, out);
  add_plans(source, out);
  add_terms(source, out);
  add_decisions(source, out);
  add_resources(source, out);
  return out;
}

std::uint32_t next_basis(const CaseFacts& facts, const Standing& standing) {
  std::uint32_t next = kNoTask;
  for (const auto& task : pending_tasks(facts, standing, {})) {
    next = std::min(next, day_number(task.basis));
  }
  return next;
}

int longest_warning(const profiles::Limits& limits) {
  return std::max({limits.monitoring_warning_days, limits.consent_warning_days,
                   limits.protection_warning_days});
}

std::string_view task_word(TaskKind kind) { return kKinds.at(static_cast<std::size_t>(kind)).word; }

std::optional<TaskKind> find_task_kind(std::string_view word) {
  const auto at = std::ranges::find(kKinds, word, &KindText::word);
  return at == kKinds.end() ? std::nullopt : std::optional{at->kind};
}

std::string_view task_label(TaskKind kind) {
  return kKinds.at(static_cast<std::size_t>(kind)).label;
}

}  // namespace tsunagu::cases
