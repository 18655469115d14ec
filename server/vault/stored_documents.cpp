/// Which documents were stored, as the audit log has it.
#include "server/vault/stored_documents.h"

#include <algorithm>
#include <cstring>
#include <mutex>

#include "server/base/error.h"
#include "server/base/json.h"
#include "server/store/statement.h"
#include "server/vault/places.h"
#include "server/vault/retention_log.h"

namespace tsunagu::vault {

StoredDocument stored_document(const RecordedEvent& event) {
  const auto payload = parse_json(event.opened.payload);
  const auto id = payload ? Uuid::parse(payload->text("document").value_or("")) : std::nullopt;
  if (!id) {
    throw IntegrityError{"audit event " + std::to_string(event.leaf.boot) + "/" +
                         std::to_string(event.leaf.number) +
                         " stored a document and does not name it"};
  }
  return {*id, payload->text("case").value_or(""), event.leaf.revision, event.leaf.seal};
}

std::size_t StoredDocuments::IdHash::operator()(const Uuid& id) const {
  std::size_t hash = 0;  // the last bytes of our ids are random
  std::memcpy(&hash, id.view().last(sizeof(hash)).data(), sizeof(hash));
  return hash;
}

void StoredDocuments::add(const StoredDocument& document) {
  const std::unique_lock lock{mutex_};
  if (seals_.insert_or_assign(document.document_id, document.seal).second) {
    cases_[document.case_number].push_back(document.document_id);
  }
}

void StoredDocuments::destroy(const std::string& case_number, const security::Digest& seal) {
  const std::unique_lock lock{mutex_};
  tombstones_.insert_or_assign(case_number, seal);
  if (const auto known = cases_.find(case_number); known != cases_.end()) {
    for (const auto& id : known->second) {
      seals_.erase(id);
      destroyed_.insert_or_assign(id, case_number);
    }
    cases_.erase(known);
  }
}

std::optional<security::Digest> StoredDocuments::tombstone(const std::string& case_number) const {
  const std::shared_lock lock{mutex_};
  const auto known = tombstones_.find(case_number);
  return known == tombstones_.end() ? std::nullopt : std::optional{known->second};
}

std::optional<std::string> StoredDocuments::destroyed_with(const Uuid& document_id) const {
  const std::shared_lock lock{mutex_};
  const auto known = destroyed_.find(document_id);
  return known == destroyed_.end() ? std::nullopt : std::optional{known->second};
}

void StoredDocuments::load(store::Connection& db, security::KeyService& keys) {
  load_links(db, keys);
  std::uint64_t boot = 0;
  std::uint64_t number = 0;
  for (bool is_done = false; !is_done;) {
    // Bytes 5 and 6 of a leaf are its type: 12 is document_stored, 153 case_destroyed.
    auto& find = db.prepared(
        "SELECT boot, number, leaf, payload, mac, event_id FROM audit_event WHERE node = ? AND "
        "(boot > ? OR (boot = ? AND number > ?)) AND SUBSTRING(leaf, 5, 2) IN "
        "(x'000c', x'0099') ORDER BY boot, number LIMIT 1000");
    find.execute(std::uint64_t{kNode}, boot, boot, number);
    is_done = true;
    while (find.next()) {
      const auto row = read_event_row(find);
      boot = row.boot;
      number = row.number;
      const auto event = open_event(keys, 0, row);
      if (event.leaf.type == tlog::EventType::document_stored) {
        add(stored_document(event));
      } else {
        const auto gone = destroyed_case(event);
        destroy(gone.case_number, gone.seal);
      }
      is_done = false;
    }
  }
}

void StoredDocuments::load_links(store::Connection& db, security::KeyService& keys) {
  // 140 and 141: persons_merged and persons_split. There are few of them.
  auto& find = db.prepared(
      "SELECT boot, number, leaf, payload, mac, event_id FROM audit_event WHERE node = ? AND "
      "SUBSTRING(leaf, 5, 2) IN (x'008c', x'008d') ORDER BY boot, number");
  find.execute(std::uint64_t{kNode});
  while (find.next()) {
    links_.add(known_link(open_event(keys, 0, read_event_row(find))));
  }
}

bool StoredDocuments::knows(const Uuid& document_id) const {
  const std::shared_lock lock{mutex_};
  return seals_.count(document_id) != 0;
}

std::vector<StoredDocument> StoredDocuments::of(const std::string& case_number) const {
  const std::shared_lock lock{mutex_};
  std::vector<StoredDocument> out;
  if (const auto known = cases_.find(case_number); known != cases_.end()) {
    for (const auto& id : known->second) {
      out.push_back({id, case_number, 0, seals_.at(id)});
    }
  }
  return out;
}

void require_stored(const std::vector<StoredDocument>& stored,
                    const std::vector<DocumentRow>& rows) {
  for (const auto& one : stored) {
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const DocumentRow& other) {
      return other.document_id == one.document_id;
    });
    if (row == rows.end()) {
      throw IntegrityError{"document " + one.document_id.text() + " was recorded and is gone"};
    }
    if (!security::equal(row->seal, one.seal)) {
      throw IntegrityError{"document " + one.document_id.text() + " is not what was recorded"};
    }
  }
}

}  // namespace tsunagu::vault
