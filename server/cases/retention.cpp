/// How long a case is kept once it is closed.
#include "server/cases/retention.h"

#include <algorithm>
#include <set>

#include "server/base/error.h"
#include "server/cases/case_state.h"
#include "server/cases/days.h"

namespace tsunagu::cases {
namespace {

using profiles::RetentionEvent;

constexpr int kMonthsOfYear = 12;

/// States in which nothing is done for the case any more. A suspended one may be taken up again.
bool is_closed(CaseState state) {
  return state == CaseState::informed || state == CaseState::closed_without_plan ||
         state == CaseState::closed;
}

/// The last day that the document may be of: a month alone counts to its end.
std::string day_of(const RecordedFacts& one) {
  const auto stated = last_day(one.document.one(Role::document_date));
  return stated.empty() ? japan_date(one.recorded_at) : stated;
}

std::string newest_day(const CaseFacts& facts) {
  std::string newest;
  for (const auto& one : facts) {
    newest = std::max(newest, day_of(one));
  }
  return newest;
}

std::string start_of(RetentionEvent event, const std::string& closed_on, const CaseFacts& facts) {
  switch (event) {
    case RetentionEvent::closure:
      return closed_on;
    case RetentionEvent::last_document:
      return std::max(closed_on, newest_day(facts));
    case RetentionEvent::fiscal_year_end:
      return fiscal_year_end(closed_on);
  }
  TSUNAGU_ENSURE(false, "every event of a retention has a start");
}

}  // namespace

std::string fiscal_year_end(std::string_view day) {
  constexpr std::size_t kYear = 4;
  const std::string year{day.substr(0, kYear)};
  const auto end = year + "-03-31";
  return day <= end ? end : months_after(end, kMonthsOfYear);
}

std::optional<std::string> closure_day(const CaseFacts& facts) {
  auto state = initial_state();
  const RecordedFacts* closed_by = nullptr;
  for (const auto& one : facts) {
    const auto next = step(state, one.document, one.supersedes.has_value()).state;
    if (!is_closed(next)) {
      closed_by = nullptr;
    } else if (next != state) {
      closed_by = &one;
    }
    state = next;
  }
  return closed_by != nullptr ? std::optional{day_of(*closed_by)} : std::nullopt;
}

std::optional<RetentionEnd> retention_end(const CaseFacts& facts, const RetentionRules& rules) {
  const auto closed_on = closure_day(facts);
  if (!closed_on) {
    return std::nullopt;
  }
  std::set<std::string> classes;
  for (const auto& one : facts) {
    classes.insert(rules.class_of(one.document.type));
  }
  RetentionEnd last;
  for (const auto& retention_class : classes) {
    const auto rule = rules.classes.find(retention_class);
    RetentionEnd end;
    end.closed_on = *closed_on;
    end.retention_class = retention_class;
    const bool is_ruled = rule != rules.classes.end();
    end.years = is_ruled ? rule->second.years : rules.default_years;
    end.event = is_ruled ? rule->second.event : RetentionEvent::fiscal_year_end;
    end.from = start_of(end.event, *closed_on, facts);
    end.last_day = months_after(end.from, kMonthsOfYear * end.years);
    if (end.last_day > last.last_day) {
      last = std::move(end);
    }
  }
  return last;
}

std::string_view retention_event_word(RetentionEvent event) {
  switch (event) {
    case RetentionEvent::closure:
      return "closure";
    case RetentionEvent::last_document:
      return "last-document";
    case RetentionEvent::fiscal_year_end:
      return "fiscal-year-end";
  }
  TSUNAGU_ENSURE(false, "every event of a retention has a word");
}

std::string_view retention_event_label(RetentionEvent event) {
  switch (event) {
    case RetentionEvent::closure:
      return "終結の日";
    case RetentionEvent::last_document:
      return "最後の文書の日";
    case RetentionEvent::fiscal_year_end:
      return "終結した年度の末日";
  }
  TSUNAGU_ENSURE(false, "every event of a retention has a label");
}

}  // namespace tsunagu::cases
