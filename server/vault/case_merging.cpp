/// Merging cases of one person, and taking it back.
#include "server/vault/case_merging.h"

#include <algorithm>

#include "server/base/error.h"
#include "server/cases/tasks.h"
#include "server/store/transaction.h"
#include "server/vault/case_facts.h"
#include "server/vault/case_projection.h"
#include "server/vault/case_tokens.h"
#include "server/vault/person_facts.h"
#include "server/vault/row_seals.h"

namespace tsunagu::vault {
namespace {

[[noreturn]] void refuse(const std::string& detail) { throw Error{messages::kPersons, detail}; }

/// One merging or splitting, inside its transaction.
class LinkWork {
 public:
  LinkWork(store::Connection& db, const MergingServices& services, const MergeOrder& order,
           LinkKind kind)
      : db_{db}, services_{services}, order_{order}, kind_{kind} {}

  CaseLink run(EventBatch& events);

 private:
  void require_possible(const KnownLinks& links) const;
  CaseKeys keys_of(const CaseRow& row) const;
  /// Where the case stands after the change.
  void project(const KnownLinks& links, const Uuid& case_id);

  store::Connection& db_;
  const MergingServices& services_;
  const MergeOrder& order_;
  const LinkKind kind_;
};

void LinkWork::require_possible(const KnownLinks& links) const {
  const auto& from = order_.from;
  const auto& into = order_.into;
  if (folder_kind(from.number) != FolderKind::person ||
      folder_kind(into.number) != FolderKind::person) {
    refuse("only cases of people (TN-)");
  }
  if (from.case_id == into.case_id) {
    refuse(from.number + " is the same case");
  }
  if (kind_ == LinkKind::split) {
    const auto of_from = links.of(from.case_id);
    const auto last = std::find_if(of_from.rbegin(), of_from.rend(),
                                   [&](const KnownLink& one) { return one.from == from.case_id; });
    if (last == of_from.rend() || last->kind == LinkKind::split || last->into != into.case_id) {
      refuse(from.number + " is not merged into " + into.number);
    }
    return;
  }
  for (const auto* one : {&from, &into}) {
    if (links.root_of(one->case_id) != one->case_id) {
      const auto root = find_case(db_, links.root_of(one->case_id));
      refuse(one->number + " is merged into " + (root ? root->number : "another") + " already");
    }
  }
}

CaseKeys LinkWork::keys_of(const CaseRow& row) const {
  CaseKeys keys{services_.keys, row.case_id, row.retention_year};
  keys.load(db_);
  require_sealed(row, services_.keys.tenant(), keys);
  return keys;
}

void LinkWork::project(const KnownLinks& links, const Uuid& case_id) {
  const auto row = find_case(db_, case_id);
  auto stored = lock_projection(db_, case_id);
  if (!row || !stored) {
    throw IntegrityError{"case " + case_id.text() + " has no row or no projection"};
  }
  auto keys = keys_of(*row);
  const FactServices facts{services_.keys, services_.catalogue, services_.events.stored};
  const auto own = kept_facts(db_, facts, *row, keys, &*stored);
  const auto all = cases::joined(own, facts_of_cases(db_, facts, links.merged_into(case_id)));
  stored->state = projected_state(row->number, all);
  stored->next_task = cases::next_basis(all, cases::standing_of(all));
  if (stored->facts.empty()) {
    stored->facts = seal_facts(own, services_.keys.tenant(), keys);
  }
  save(db_, {*stored});
}

CaseLink LinkWork::run(EventBatch& events) {
  // Held in one order by everybody, before anything is read: what is decided on stays so.
  auto ids = std::vector{order_.from.case_id, order_.into.case_id};
  std::ranges::sort(ids);
  for (const auto& id : ids) {
    lock_projection(db_, id);
  }
  KnownLinks links;
  load_links(db_, services_.keys, links);
  const auto& known = services_.events.stored->links();
  require_links(db_, known.of(order_.from.case_id));
  require_links(db_, known.of(order_.into.case_id));
  require_possible(links);
  keys_of(order_.into);

  CaseLink link;
  link.link_id = make_uuid();
  link.from = order_.from.case_id;
  link.into = order_.into.case_id;
  link.kind = kind_;
  link.recorded_by = order_.actor.name;
  link.recorded_at = services_.events.clock.now();
  for (const auto& one : links_of(db_, link.from)) {
    link.recorded_at = std::max(link.recorded_at, one.recorded_at + 1);
  }
  auto keys = keys_of(order_.from);
  insert(db_, link, order_.reason, services_.keys.tenant(), keys);
  auto event = link_event(link);
  event.actor = order_.actor;
  event.case_number = order_.from.number;
  event.subject = order_.into.number;
  events.add(std::move(event));

  links.add(link);
  project(links, link.into);
  for (auto at = link.into; links.next_of(at) != at;) {
    at = links.next_of(at);
    project(links, at);
  }
  return link;
}

CaseLink work(store::Session& session, const MergingServices& services, const MergeOrder& order,
              LinkKind kind) {
  EventBatch events{services.events};
  const auto link = store::transact(session, [&](store::Connection& db) {
    events.restart();
    auto made = LinkWork{db, services, order, kind}.run(events);
    events.write(db);
    return made;
  });
  events.committed();
  return link;
}

}  // namespace

CaseLink merge(store::Session& session, const MergingServices& services, const MergeOrder& order) {
  return work(session, services, order, LinkKind::merged);
}

CaseLink split(store::Session& session, const MergingServices& services, const MergeOrder& order) {
  return work(session, services, order, LinkKind::split);
}

}  // namespace tsunagu::vault
