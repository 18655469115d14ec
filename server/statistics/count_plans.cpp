/// Plans: N07 and what N15 has of them.
#include <algorithm>

#include "server/statistics/counting.h"

namespace tsunagu::statistics {
namespace {

bool is_plan(const Counted& one) { return one.is("support-plan"); }

bool is_decided(const Counted& version) {
  const auto status = version.one(Role::status);
  return !status.empty() && status != "draft";
}

/// Whether the chain of `version` was decided in a version before it.
bool was_decided_before(const Folder& folder, const Counted& version) {
  for (const auto& one : folder.all()) {
    if (&one == &version) {
      return false;
    }
    if (one.chain == version.chain && is_decided(one)) {
      return true;
    }
  }
  return false;
}

/// Whether another plan of the same kind was decided in this case before `version` was.
bool is_remade(const Folder& folder, const Counted& version) {
  for (const auto& one : folder.all()) {
    if (&one == &version) {
      return false;
    }
    if (is_plan(one) && one.chain != version.chain && one.kind == version.kind && is_decided(one)) {
      return true;
    }
  }
  return false;
}

void count_version(const Folder& folder, const Counted& version, EntrySink& sink) {
  auto entry = entry_of(ItemId::plans_made, version);
  if (is_decided(version) && !was_decided_before(folder, version)) {
    entry.detail = is_remade(folder, version) ? "remade" : "new";
    sink.take(entry);
    entry.detail = {};
  }
  if (version.one(Role::status) == "changed") {
    entry.item = ItemId::plans_changed;
    sink.take(entry);
  }
  if (version.is_current && !is_decided(version)) {
    entry.item = ItemId::plans_in_draft;
    sink.take(entry);
  }
}

void count_participation(const Counted& plan, EntrySink& sink) {
  auto entry = entry_of(ItemId::people_in_participation, plan);
  if (is_decided(plan)) {
    sink.take(entry);
  }
  entry.item = ItemId::matchings;
  for (const auto kind : plan.facts().all(Role::matching)) {
    entry.detail = kind;
    sink.take(entry);
  }
}

}  // namespace

void count_plans(const Folder& folder, EntrySink& sink) {
  for (const auto& version : folder.all()) {
    if (!is_plan(version) || !version.day) {
      continue;
    }
    count_version(folder, version, sink);
    if (version.is_current && version.kind == "SN") {
      count_participation(version, sink);
    }
  }
}

}  // namespace tsunagu::statistics
