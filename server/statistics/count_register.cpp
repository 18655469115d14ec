/// What stands in entries of the register: surveys and follow-ups of N14, hosts of N15, N18.
#include <algorithm>

#include "server/statistics/counting.h"
#include "server/statistics/figure_text.h"

namespace tsunagu::statistics {
namespace {

/// The number in the document's field `figure`; one if it has none.
std::int64_t figure_or_one(const Counted& one) {
  return thousandths_of(one.one(Role::figure)).value_or(kOne);
}

void count_sum(ItemId item, const Counted& one, EntrySink& sink) {
  auto entry = entry_of(item, one);
  entry.detail = one.kind;
  entry.quantity = figure_or_one(one);
  sink.take(entry);
}

bool is_host(const Counted& version) {
  return version.is("community-resource") && version.one(Role::stage) == "accepting";
}

/// Whether an earlier version of the same resource took people already.
bool was_host_before(const Folder& folder, const Counted& version) {
  return std::ranges::any_of(folder.all(), [&](const Counted& one) {
    return &one < &version && one.chain == version.chain && is_host(one);
  });
}

bool is_first_version(const Counted& version) { return !version.source->supersedes; }

void count_host(const Folder& folder, const Counted& version, EntrySink& sink) {
  if (!is_host(version) || was_host_before(folder, version)) {
    return;
  }
  auto entry = entry_of(ItemId::hosts_found, version);
  entry.detail = version.kind;
  if (!is_first_version(version)) {
    entry.day = recorded_day(*version.source);  // the day of registration is the first version's
  }
  sink.take(entry);
}

}  // namespace

void count_register(const Folder& folder, EntrySink& sink) {
  for (const auto& version : folder.all()) {
    if (version.day) {
      count_host(folder, version, sink);
    }
  }
  for (const auto* one : folder.current()) {
    if (!one->day) {
      continue;
    }
    if (one->is("outreach-survey")) {
      count_sum(ItemId::surveys, *one, sink);
    } else if (one->is("outreach-followup")) {
      sink.take(entry_of(ItemId::survey_follow_ups, *one));
    } else if (one->is("resource-gap")) {
      count_sum(ItemId::gaps_found, *one, sink);
      auto entry = entry_of(ItemId::gap_stages, *one);
      entry.detail = one->one(Role::stage);
      sink.take(entry);
    }
  }
}

void count_all(const Folder& folder, const Day& today, EntrySink& sink) {
  count_contacts(folder, sink);
  count_referrals(folder, sink);
  count_beginnings(folder, sink);
  count_plans(folder, sink);
  count_meetings(folder, sink);
  count_monitorings(folder, today, sink);
  count_endings(folder, sink);
  count_achievements(folder, sink);
  count_register(folder, sink);
}

}  // namespace tsunagu::statistics
