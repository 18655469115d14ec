/// Where the cases of one person go on, and cases that a resident code joins.
#include <algorithm>

#include "server/cases/likeness.h"
#include "server/intake/filing_plan.h"
#include "server/vault/case_tokens.h"
#include "server/vault/person_facts.h"

namespace tsunagu::intake {
namespace {

constexpr const char* kReason = "宛名番号が同じ / the same resident code";

/// Whether somebody has taken apart what a link between the two would join.
bool was_split(const vault::StoredDocuments& stored, const Uuid& left, const Uuid& right) {
  const auto links = stored.links().of(left);
  return std::ranges::any_of(links, [&](const vault::KnownLink& link) {
    return link.kind == vault::LinkKind::split && (link.from == right || link.into == right);
  });
}

}  // namespace

Uuid FilingPlan::goes_on_in(const Uuid& case_id) const {
  auto root = vault::leading_case(db_, services_.events.stored, case_id);
  for (const auto& link : new_links_) {
    root = link.from == root ? link.into : root;
  }
  return root;
}

std::vector<Uuid> FilingPlan::cases_of_person(const Uuid& case_id) const {
  std::vector<Uuid> all{case_id};
  if (services_.events.stored != nullptr) {
    const auto others = services_.events.stored->links().others_of(case_id);
    all.insert(all.end(), others.begin(), others.end());
  }
  return all;
}

cases::CaseFacts FilingPlan::of_person(const OpenCase& open, const cases::CaseFacts& facts) {
  return open.linked.empty() ? facts : cases::joined(facts, open.linked);
}

bool FilingPlan::may_join(const OpenCase& open, const OpenCase& known, const vault::Token& resident,
                          const cases::NameEntry& entry) {
  const auto& from = open.row.case_id;
  const auto& into = known.row.case_id;
  if (was_split(*services_.events.stored, from, into)) {
    return false;
  }
  // A case that is known by another code too may be of somebody else: a person has to look.
  for (const auto& code : vault::resident_codes_of(db_, from, into)) {
    if (code != resident) {
      return false;
    }
  }
  auto left = services_.names.of(from);
  left.push_back(entry);
  return !cases::likeness(left, services_.names.of(into)).is_contradicted();
}

void FilingPlan::join_by_code(OpenCase& open, const Numbers& numbers,
                              const cases::NameEntry& entry) {
  if (!numbers.resident || services_.events.stored == nullptr) {
    return;
  }
  const auto owner = std::ranges::find_if(known_, [&](const vault::CaseToken& one) {
    return one.kind == vault::TokenKind::resident_code && one.token == *numbers.resident;
  });
  if (owner == known_.end()) {
    return;
  }
  const auto root = goes_on_in(owner->case_id);
  if (root == open.row.case_id) {
    return;
  }
  auto& into = open_case(root);
  if (!may_join(open, into, *numbers.resident, entry)) {
    return;
  }
  vault::CaseLink link;
  link.link_id = make_uuid();
  link.from = open.row.case_id;
  link.into = root;
  link.kind = vault::LinkKind::merged_by_code;
  link.recorded_by = source_.actor.name;
  link.recorded_at = open.last_recorded;
  new_links_.push_back(std::move(link));
  into.linked = cases::joined(into.linked, of_person(open, open.facts));
  into.standing = cases::standing_of(of_person(into, into.facts));
  into.has_changed = true;
}

void FilingPlan::insert_links(vault::EventBatch& events) {
  for (auto& link : new_links_) {
    auto& open = *cases_.at(link.from);
    vault::insert(db_, link, kReason, services_.keys.tenant(), open.keys);
    auto event = vault::link_event(link);
    event.actor = source_.actor;
    event.adapter = source_.adapter;
    event.file = source_.file;
    event.case_number = open.row.number;
    event.subject = cases_.at(link.into)->row.number;
    events.add(std::move(event));
  }
}

}  // namespace tsunagu::intake
