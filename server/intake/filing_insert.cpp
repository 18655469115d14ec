/// The second half of a filing plan: rows and events.
#include "server/cases/tasks.h"
#include "server/intake/filing_plan.h"
#include "server/store/bulk.h"
#include "server/vault/case_facts.h"

namespace tsunagu::intake {
namespace {

void insert_keys(store::Connection& db, const std::vector<vault::KeyRow>& keys) {
  store::Bulk bulk{db,
                   "INSERT INTO data_key (case_id, key_class, version, wrapped) "
                   "VALUES (?, ?, ?, ?)"};
  for (const auto& key : keys) {
    bulk.add(key.case_id, std::uint64_t{key.key_class}, std::uint64_t{key.version}, key.wrapped);
  }
  bulk.flush();
}

}  // namespace

vault::CaseProjection FilingPlan::projection_of(OpenCase& open) const {
  vault::CaseProjection out;
  out.case_id = open.row.case_id;
  const auto of_all = of_person(open, open.facts);
  out.state = vault::projected_state(open.row.number, of_all);
  out.documents = static_cast<std::uint32_t>(open.facts.size());
  out.changed_at = open.last_recorded;
  out.facts = vault::seal_facts(open.facts, services_.keys.tenant(), open.keys);
  out.next_task = cases::next_basis(of_all, open.standing);
  return out;
}

void FilingPlan::insert(vault::EventBatch& events) {
  std::vector<vault::CaseRow> case_rows;
  std::vector<vault::KeyRow> keys;
  std::vector<vault::CaseProjection> projections;
  for (auto& [id, open] : cases_) {
    if (open->is_new) {
      case_rows.push_back(open->row);
    }
    if (open->has_changed) {
      projections.push_back(projection_of(*open));
    }
    auto fresh = open->keys.take_new();
    keys.insert(keys.end(), fresh.begin(), fresh.end());
  }
  vault::insert(db_, case_rows);
  insert_keys(db_, keys);
  vault::insert(db_, documents_);
  vault::insert(db_, new_tokens_);
  services_.search.insert(db_, search_,
                          fiscal_year(services_.clock.now()) + services_.retention_years);
  vault::save(db_, projections);
  add_events(events);
  insert_links(events);
  recall_deliveries(events);
}

void FilingPlan::add_events(vault::EventBatch& events) const {
  std::map<Uuid, const vault::DocumentRow*> by_id;
  for (const auto& row : documents_) {
    by_id[row.document_id] = &row;
  }
  for (const auto& outcome : outcomes_) {
    vault::Event event;
    event.actor = source_.actor;
    event.adapter = source_.adapter;
    event.file = source_.file;
    if (!source_.file.empty()) {
      event.count = outcome.position;
    }
    event.outcome = std::string{vault::outcome_word(outcome.outcome)};
    event.case_id = outcome.case_id;
    event.document_id = outcome.document_id;
    event.revision = outcome.revision;
    event.case_number = outcome.case_number;
    if (outcome.outcome == vault::Outcome::accepted) {
      const auto& row = *by_id.at(*outcome.document_id);
      event.type = tlog::EventType::document_stored;
      event.document_type = row.type;
      event.seal = row.seal;
    } else if (outcome.outcome == vault::Outcome::duplicate) {
      event.type = tlog::EventType::record_duplicate;
    } else {
      event.type = tlog::EventType::record_refused;
      event.code = outcome.refusal ? refusal_id(outcome.refusal->code) : std::string{};
      event.place = outcome.refusal ? outcome.refusal->place : std::string{};
    }
    events.add(std::move(event));
  }
}

}  // namespace tsunagu::intake
