/// Which documents were stored, as the audit log has it: held in memory, so that a read notices a
/// document that is gone or went back to another version.
#pragma once

#include <optional>
#include <shared_mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "security/key_service.h"
#include "server/base/uuid.h"
#include "server/store/connection.h"
#include "server/vault/document_rows.h"
#include "server/vault/event_reading.h"
#include "server/vault/known_links.h"

namespace tsunagu::vault {

/// A document as its event of type document_stored names it.
struct StoredDocument {
  Uuid document_id;
  std::string case_number;
  std::uint32_t revision = 0;
  security::Digest seal{};
};

/// What `event`, of type document_stored, says. Throws IntegrityError if it names no document.
StoredDocument stored_document(const RecordedEvent& event);

/// Throws IntegrityError if one of `stored` is not among `rows`, or stands there with another seal.
void require_stored(const std::vector<StoredDocument>& stored,
                    const std::vector<DocumentRow>& rows);

/// Thread-safe. About 200 bytes a document. Holds what this daemon has seen: what another daemon of
/// the same database stores is added at the next start.
class StoredDocuments {
 public:
  void add(const StoredDocument& document);
  /// Adds all that the events in the database name. Throws StoreError and IntegrityError.
  void load(store::Connection& db, security::KeyService& keys);

  /// The case was destroyed: its documents are gone by right.
  void destroy(const std::string& case_number, const security::Digest& seal);
  /// The seal of what is left of a destroyed case; nothing if it was not destroyed.
  std::optional<security::Digest> tombstone(const std::string& case_number) const;
  /// The case that `document_id` was destroyed with; nothing if it was not.
  std::optional<std::string> destroyed_with(const Uuid& document_id) const;

  /// Whether `document_id` was stored, and not destroyed with its case.
  bool knows(const Uuid& document_id) const;
  /// The documents of a case, to be asked for before its rows are read: what is stored meanwhile
  /// may be missing here, never the other way round.
  std::vector<StoredDocument> of(const std::string& case_number) const;
  /// Which cases are of one person, by the same events.
  KnownLinks& links() { return links_; }
  const KnownLinks& links() const { return links_; }

 private:
  void load_links(store::Connection& db, security::KeyService& keys);

  struct IdHash {
    std::size_t operator()(const Uuid& id) const;
  };

  KnownLinks links_;
  mutable std::shared_mutex mutex_;
  std::unordered_map<Uuid, security::Digest, IdHash> seals_;
  std::unordered_map<std::string, std::vector<Uuid>> cases_;
  std::unordered_map<std::string, security::Digest> tombstones_;  // by case number
  std::unordered_map<Uuid, std::string, IdHash> destroyed_;       // documents and their cases
};

}  // namespace tsunagu::vault
