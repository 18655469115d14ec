/// Monitorings done and due: N11.
#include <algorithm>

#include "server/statistics/counting.h"

namespace tsunagu::statistics {
namespace {

bool is_look(const Counted& one) { return one.is("monitoring") || one.is("evaluation"); }

/// A day that may miss its day of the month is due at the month's end.
Day due_day(Day day) {
  constexpr int kLast = 31;  // only compared, never a date of the calendar
  day.day = day.is_exact() ? day.day : kLast;
  return day;
}

struct Due {
  Day day;
  const Counted* source = nullptr;
};

/// When the version that took the place of `one` was taken in; nothing if none did.
std::optional<Day> replaced_on(const Folder& folder, const Counted& one) {
  for (const auto& other : folder.all()) {
    if (other.source->supersedes == one.source->document_id) {
      return recorded_day(*other.source);
    }
  }
  return std::nullopt;
}

/// All planned days up to `today`, rising, each once. One that was moved before it came is none.
std::vector<Due> due_days(const Folder& folder, const Day& today) {
  std::vector<Due> due;
  for (const auto& one : folder.all()) {
    const auto planned = one.facts().all(Role::monitoring_date);
    const auto replaced = planned.empty() ? std::optional<Day>{} : replaced_on(folder, one);
    for (const auto value : planned) {
      const auto day = parse_day(value);
      if (day && due_day(*day) <= today && (!replaced || due_day(*day) <= *replaced)) {
        due.push_back({due_day(*day), &one});
      }
    }
  }
  std::ranges::stable_sort(due, {}, &Due::day);
  const auto rest = std::ranges::unique(due, {}, &Due::day);
  due.erase(rest.begin(), rest.end());
  return due;
}

/// How each due day went: a look up to it is on time, one before the next due day is late.
void count_due(const std::vector<Due>& due, const std::vector<Day>& looks, EntrySink& sink) {
  std::size_t next = 0;
  for (std::size_t i = 0; i < due.size(); ++i) {
    const bool is_there = next < looks.size();
    const bool is_last = i + 1 == due.size();
    const bool on_time = is_there && looks[next] <= due[i].day;
    const bool late = is_there && !on_time && (is_last || looks[next] < due[i + 1].day);
    Entry entry;
    entry.item = ItemId::monitorings_due;
    entry.day = due[i].day;
    entry.source = due[i].source;
    entry.agency = due[i].source->agency;
    entry.detail = on_time ? "on-time" : late ? "late" : "missed";
    sink.take(entry);
    entry.item = ItemId::monitoring_rate;
    entry.detail = {};
    entry.quantity = on_time || late ? kOne : 0;
    entry.of = kOne;
    sink.take(entry);
    // Every look up to this day, or the late one, belongs to it.
    while (next < looks.size() && looks[next] <= due[i].day) {
      ++next;
    }
    next += late ? 1U : 0U;
  }
}

}  // namespace

void count_monitorings(const Folder& folder, const Day& today, EntrySink& sink) {
  std::vector<Day> looks;
  for (const auto* one : folder.current()) {
    if (!one->day || !is_look(*one)) {
      continue;
    }
    looks.push_back(*one->day);
    auto entry = entry_of(ItemId::monitorings, *one);
    entry.detail = one->one(Role::timing);
    sink.take(entry);
  }
  std::ranges::sort(looks);
  count_due(due_days(folder, today), looks, sink);
}

}  // namespace tsunagu::statistics
