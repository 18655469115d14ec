/// Whether all that was ever stored is still there as it was stored: what `audit verify` and
#include "server/vault/stock_check.h"

#include <map>

#include "security/digest.h"
#include "server/base/error.h"
#include "server/base/json.h"
#include "server/store/statement.h"
#include "server/store/transaction.h"
#include "server/vault/case_keys.h"
#include "server/vault/case_projection.h"
#include "server/vault/document_rows.h"
#include "server/vault/event_reading.h"
#include "server/vault/sealed_document.h"

namespace tsunagu::vault {
namespace {

struct Recorded {
  security::Digest seal{};
  std::uint32_t revision = 0;
};

void differ(StockReport& report, const std::string& what) {
  ++report.differences;
  if (!report.first_difference) {
    report.first_difference = what;
  }
}

std::string plain_value(const Directory& directory, const catalogue::DocumentType& type,
                        catalogue::Role role) {
  const auto field = type.field_with(role);
  if (!field) {
    return "";
  }
  for (const auto& entry : directory.entries) {
    if (entry.number == type.fields()[*field].number) {
      return entry.plain;
    }
  }
  return "";
}

/// What each document of a case says about where it stands, in order, from the sealed documents.
std::vector<cases::DocumentFacts> facts_of_case(store::Connection& db, security::KeyService& keys,
                                                const catalogue::Catalogue& catalogue,
                                                const Uuid& case_id) {
  CaseKeys case_keys{keys, case_id, 0};
  case_keys.load(db);
  std::vector<cases::DocumentFacts> facts;
  for (const auto& head : documents_of(db, case_id)) {
    const auto row = find_document(db, head.document_id);
    const auto* type = catalogue.find(head.type);
    if (!row || type == nullptr) {
      throw IntegrityError{"document " + head.document_id.text() + " cannot be read"};
    }
    const SealingPlace place{keys.tenant(), case_id, row->document_id};
    const auto directory = open_directory(row->sealed, row->type, place, case_keys);
    facts.push_back({row->type, plain_value(directory, *type, catalogue::Role::kind),
                     plain_value(directory, *type, catalogue::Role::status),
                     plain_value(directory, *type, catalogue::Role::consent)});
  }
  return facts;
}

/// What the audit log says was stored, by document.
std::map<Uuid, Recorded> recorded_documents(store::Connection& db, security::KeyService& keys) {
  std::map<Uuid, Recorded> recorded;
  EventReading events{keys, db};
  events.read(0, events.count(), [&](const RecordedEvent& event) {
    if (event.leaf.type != tlog::EventType::document_stored) {
      return true;
    }
    const auto payload = parse_json(event.opened.payload);
    const auto id = payload ? Uuid::parse(payload->text("document").value_or("")) : std::nullopt;
    if (!id) {
      throw IntegrityError{"audit event at " + std::to_string(event.opened.index) +
                           " stored a document and does not name it"};
    }
    recorded[*id] = {event.leaf.seal, event.leaf.revision};
    return true;
  });
  return recorded;
}

}  // namespace

StockReport check_documents(store::Session& session, security::KeyService& keys) {
  auto& db = session.connection();
  const auto recorded = recorded_documents(db, keys);
  StockReport report;
  std::map<Uuid, bool> seen;
  std::vector<std::pair<Uuid, Uuid>> rows;
  auto& all = db.prepared("SELECT document_id, case_id FROM document ORDER BY case_id");
  all.execute();
  while (all.next()) {
    rows.emplace_back(all.uuid(0), all.uuid(1));
  }
  std::optional<CaseKeys> case_keys;
  Uuid open_case;
  for (const auto& [document_id, case_id] : rows) {
    ++report.documents;
    seen[document_id] = true;
    if (!case_keys || open_case != case_id) {
      ++report.cases;
      open_case = case_id;
      case_keys.emplace(keys, case_id, 0);
      case_keys->load(db);
    }
    const auto row = find_document(db, document_id);
    const auto event = recorded.find(document_id);
    if (event == recorded.end()) {
      differ(report, "document " + document_id.text() + " was never recorded");
    } else if (!row || row->revision != event->second.revision ||
               !security::equal(row->seal, event->second.seal) ||
               !security::equal(
                   seal_of(*row, keys.tenant(), case_keys->key(security::kSealClass, false)),
                   row->seal)) {
      differ(report, "document " + document_id.text() + " is not what was recorded");
    }
  }
  for (const auto& [document_id, what] : recorded) {
    if (seen.count(document_id) == 0) {
      differ(report, "document " + document_id.text() + " was recorded and is gone");
    }
  }
  return report;
}

StockReport rebuild_projections(store::Session& session, security::KeyService& keys,
                                const catalogue::Catalogue& catalogue) {
  auto& db = session.connection();
  StockReport report;
  std::vector<Uuid> all;
  auto& find = db.prepared("SELECT case_id FROM case_record ORDER BY case_id");
  find.execute();
  while (find.next()) {
    all.push_back(find.uuid(0));
  }
  for (const auto& case_id : all) {
    ++report.cases;
    const auto facts = facts_of_case(db, keys, catalogue, case_id);
    report.documents += facts.size();
    const std::string state{cases::state_code(cases::fold(facts).state)};
    const auto stored = find_projection(db, case_id);
    if (!stored || stored->state != state || stored->documents != facts.size()) {
      differ(report, "the projection of case " + case_id.text());
      CaseProjection right{case_id, state, static_cast<std::uint32_t>(facts.size()),
                           stored ? stored->changed_at : 0};
      store::transact(session, [&](store::Connection& again) { save(again, {right}); });
    }
  }
  return report;
}

}  // namespace tsunagu::vault
