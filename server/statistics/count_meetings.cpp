/// Conferences and who came: N08, N09, N10 and the platforms of N19.
///
/// Minutes are kept per item, each in its own case, and a conference as a whole is an entry of the
/// register: so one meeting shows in many folders. It is known by its kind, day and time of start.
#include <algorithm>
#include <array>
#include <string>

#include "server/statistics/counting.h"

namespace tsunagu::statistics {
namespace {

/// FNV-1a of 64 bits: among some hundred thousand meetings two do not share a value by chance.
std::uint64_t hashed(std::initializer_list<std::string_view> parts) {
  std::uint64_t hash = 14695981039346656037U;
  for (const auto part : parts) {
    for (const char letter : part) {
      hash = (hash ^ static_cast<unsigned char>(letter)) * 1099511628211U;
    }
    hash = (hash ^ 0xffU) * 1099511628211U;
  }
  return hash;
}

/// The day and time by which documents of one meeting are known to be of one.
std::string key_of(const Counted& one) {
  return std::string{one.kind} + "/" + std::string{one.one(Role::meeting_date)} + "/" +
         std::string{one.one(Role::start_time)};
}

bool was_held(const Counted& one) {
  constexpr std::array<std::string_view, 4> kHeld{"held", "minutes-drafted", "confirmed", "closed"};
  return one.is("minutes") ||
         (one.is("conference") && std::ranges::find(kHeld, one.one(Role::status)) != kHeld.end());
}

/// In minutes those listed were there, unless they say otherwise; in a conference the listed were
/// invited.
bool is_present(const Counted& one, std::string_view attendance) {
  return attendance == "present" || attendance == "proxy" ||
         (attendance.empty() && one.is("minutes"));
}

void count_attendance(const Counted& one, const std::string& key, EntrySink& sink) {
  std::vector<std::pair<std::string_view, int>> of_agency;
  for (const auto& fact : one.facts().facts) {
    if (fact.role != Role::attendee_agency ||
        !is_present(one, one.facts().in_group(Role::attendance, fact.group))) {
      continue;
    }
    auto at = std::ranges::find(of_agency, std::string_view{fact.value},
                                &std::pair<std::string_view, int>::first);
    if (at == of_agency.end()) {
      at = of_agency.insert(at, {fact.value, 0});
    }
    ++at->second;
    auto entry = entry_of(ItemId::attending_people, one);
    entry.agency = fact.value;
    entry.once = hashed({key, fact.value, std::to_string(at->second)});
    sink.take(entry);
    entry.item = ItemId::attending_agencies;
    entry.once = hashed({key, fact.value});
    sink.take(entry);
  }
}

void count_judgements(const Counted& minutes, EntrySink& sink) {
  auto entry = entry_of(ItemId::plans_judged, minutes);
  const auto results = minutes.facts().all(Role::plan_result);
  for (const auto result : results) {
    entry.detail = result;
    sink.take(entry);
  }
  if (results.empty() && !minutes.one(Role::status).empty()) {
    entry.detail = minutes.one(Role::status);
    sink.take(entry);
  }
}

void count_council(const Counted& one, const std::string& key, EntrySink& sink) {
  auto entry = entry_of(ItemId::councils, one);
  entry.once = hashed({key});
  sink.take(entry);
  for (const auto purpose : one.facts().all(Role::conference_purpose)) {
    auto timing = entry;
    timing.item = ItemId::council_timings;
    timing.detail = purpose;
    timing.once = hashed({key, purpose});
    sink.take(timing);
  }
  if (one.is("minutes")) {
    sink.take(entry_of(ItemId::council_cases, one));
    count_judgements(one, sink);
  }
}

void count_support_meeting(const Counted& one, const std::string& key, EntrySink& sink) {
  auto entry = entry_of(ItemId::support_meetings, one);
  entry.detail = one.kind;
  entry.once = hashed({key});
  sink.take(entry);
  if (one.is("minutes")) {
    entry.item = ItemId::meeting_cases;
    sink.take(entry);
  }
}

}  // namespace

void count_meetings(const Folder& folder, EntrySink& sink) {
  for (const auto* one : folder.current()) {
    if (!one->day || !was_held(*one)) {
      continue;
    }
    const auto key = key_of(*one);
    if (one->kind == "MJ") {
      count_council(*one, key, sink);
    } else if (one->kind.starts_with("SK")) {
      count_support_meeting(*one, key, sink);
    } else if (one->kind == "PF") {
      auto entry = entry_of(ItemId::platforms, *one);
      entry.once = hashed({key});
      sink.take(entry);
    }
    count_attendance(*one, key, sink);
  }
}

}  // namespace tsunagu::statistics
