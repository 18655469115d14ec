/// How cases end, and what was reached: N12 and N13.
#include <algorithm>
#include <array>

#include "server/statistics/counting.h"

namespace tsunagu::statistics {
namespace {

bool is_look(const Counted& one) { return one.is("monitoring") || one.is("evaluation"); }

/// Whether another municipality took the case over.
bool moves_away(const Counted& one) {
  return one.is("handover") && one.kind == "municipality" &&
         one.one(Role::handover_accepted) == "yes";
}

/// Whether the document says that the case as a whole ends in this way.
bool ends(const Counted& one, std::string_view conclusion, std::string_view status) {
  if (is_look(one)) {
    const auto plan = one.one(Role::plan_kind);
    return one.one(Role::conclusion) == conclusion && (plan.empty() || plan == "TK");
  }
  if (moves_away(one)) {
    return status == "closed";
  }
  const bool is_meeting = one.is("minutes") && (one.kind == "MJ" || one.kind.starts_with("SK"));
  const bool is_plan = one.is("support-plan") && one.kind == "TK";
  return (is_meeting || is_plan) && one.one(Role::status) == status;
}

/// Whether the document shows that the case is at work again.
bool begins(const Counted& one) {
  constexpr std::array<std::string_view, 3> kAtWork{"draft", "decided", "changed"};
  if (one.is("support-plan")) {
    return std::ranges::find(kAtWork, one.one(Role::status)) != kAtWork.end();
  }
  return one.is("referral-sheet") || one.is("consultation-intake");
}

/// An end, from the first document that says it to the next beginning.
struct End {
  const Counted* first = nullptr;
  std::string_view reason;
};

struct EndKind {
  ItemId item;
  std::string_view conclusion;
  std::string_view status;
  Role reason;
};

constexpr EndKind kClosed{ItemId::closed, "closure", "closed", Role::closure_kind};
constexpr EndKind kSuspended{ItemId::suspended, "suspension", "suspended", Role::suspension_reason};

std::vector<End> ends_of(const Folder& folder, const EndKind& kind) {
  std::vector<End> out;
  bool has_ended = false;
  for (const auto* one : folder.current()) {
    if (!one->day) {
      continue;
    }
    if (ends(*one, kind.conclusion, kind.status)) {
      if (!has_ended) {
        out.push_back({one, {}});
      }
      has_ended = true;
      auto& reason = out.back().reason;
      reason = !reason.empty()    ? reason
               : moves_away(*one) ? std::string_view{"moved"}
                                  : one->one(kind.reason);
    } else if (begins(*one)) {
      has_ended = false;
    }
  }
  return out;
}

/// The day of the first plan that was decided up to `end`.
std::optional<Day> support_began(const Folder& folder, const Day& end) {
  std::optional<Day> first;
  for (const auto& one : folder.all()) {
    const auto status = one.one(Role::status);
    if (one.is("support-plan") && !status.empty() && status != "draft" && one.day &&
        one.day->is_exact() && *one.day <= end && (!first || *one.day < *first)) {
      first = one.day;
    }
  }
  return first;
}

void count_ends(const Folder& folder, const EndKind& kind, EntrySink& sink) {
  for (const auto& end : ends_of(folder, kind)) {
    auto entry = entry_of(kind.item, *end.first);
    entry.detail = end.reason.empty() ? "unknown" : end.reason;
    sink.take(entry);
    const auto began = support_began(folder, *end.first->day);
    if (kind.item == ItemId::closed && began && end.first->day->is_exact()) {
      entry.item = ItemId::days_of_support;
      entry.detail = {};
      entry.quantity = days_between(*began, *end.first->day) * kOne;
      sink.take(entry);
    }
  }
}

}  // namespace

void count_endings(const Folder& folder, EntrySink& sink) {
  count_ends(folder, kClosed, sink);
  count_ends(folder, kSuspended, sink);
  for (const auto* one : folder.current()) {
    if (!one->day || !is_look(*one)) {
      continue;
    }
    if (one->one(Role::conclusion) == "continuation") {
      sink.take(entry_of(ItemId::continued, *one));
    }
    if (one->one(Role::follow_up) == "yes") {
      sink.take(entry_of(ItemId::follow_ups_wanted, *one));
    }
    if (one->one(Role::timing) == "follow-up") {
      sink.take(entry_of(ItemId::follow_ups_done, *one));
    }
  }
}

void count_achievements(const Folder& folder, EntrySink& sink) {
  constexpr std::array<std::string_view, 4> kJudged{"achieved", "mostly", "partly", "not-achieved"};
  for (const auto* one : folder.current()) {
    if (!one->day || !is_look(*one)) {
      continue;
    }
    sink.take(entry_of(ItemId::changes, *one));
    for (const auto level : one->facts().all(Role::achievement)) {
      auto entry = entry_of(ItemId::goals, *one);
      entry.detail = level;
      sink.take(entry);
      if (std::ranges::find(kJudged, level) != kJudged.end()) {
        entry.item = ItemId::goal_rate;
        entry.detail = {};
        entry.quantity = level == "achieved" || level == "mostly" ? kOne : 0;
        entry.of = kOne;
        sink.take(entry);
      }
    }
  }
}

}  // namespace tsunagu::statistics
