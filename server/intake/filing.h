/// Files records as documents of cases: which case, which revision, accepted or not, in one
/// transaction with everything that must be written with them.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "security/key_service.h"
#include "server/base/clock.h"
#include "server/cases/name_index.h"
#include "server/documents/document.h"
#include "server/profiles/profile_holder.h"
#include "server/store/session.h"
#include "server/vault/event_batch.h"
#include "server/vault/inbound_rows.h"
#include "server/vault/outbound_rows.h"
#include "server/vault/search_rows.h"

namespace tsunagu::intake {

/// A record as it came from the adapter host and was judged: a document, or why not.
struct JudgedRecord {
  std::uint32_t position = 0;
  std::string number;  ///< the partner's, for the answer
  std::optional<documents::Document> document;
  std::optional<Refusal> refusal;
};

/// The file that records come from.
struct FileContext {
  vault::InboundFile file;
  std::string digest;  ///< SHA-256 of its bytes, hexadecimal
  vault::Actor actor;
  bool was_read_before = false;  ///< the same bytes came before, in another file
  std::uint32_t decided = 0;     ///< records up to this position were decided before a crash
  ByteView original;             ///< its bytes; empty if they must not be kept

  /// A My Number was found: the bytes that hold it are kept nowhere (番号法20条).
  void drop_original() { original = {}; }
  /// From this score on something may be an individual number.
  static constexpr int kSuspectedNumber = 40;
  /// The same for a file that was not read, or not wholly, judged by its raw bytes.
  void drop_original_if_suspect();
};

/// Where the records of a plan come from, as far as they are decided by it.
struct RecordSource {
  std::string origin;            ///< whose numbers the documents bear: an adapter, or "staff"
  std::string adapter;           ///< that brought them; empty: none did
  std::string file;              ///< its name; empty: there is none
  vault::Actor actor;            ///< for the events
  bool was_read_before = false;  ///< the same records came before, in another file
  std::optional<Uuid> case_id;   ///< the case they belong to; if empty, they say it themselves
  /// Whether the writer says which version a document takes the place of: `supersedes`, or none if
  /// it is empty. Otherwise the newest with its number.
  bool states_version = false;
  std::optional<Uuid> supersedes;
};

/// What one call of file() does beyond the records.
enum class Part : std::uint8_t { more_follow, last };

/// What filing needs; all outlive it.
struct FilingServices {
  security::KeyService& keys;
  const Clock& clock;
  vault::EventServices& events;
  cases::NameIndex& names;
  vault::InboundRows& inbound;
  vault::OutboundRows& outbound;
  vault::SearchRows& search;
  const catalogue::Catalogue& catalogue;
  const profiles::ProfileHolder& profile;
  int retention_years = 5;
};

/// Whose numbers documents bear that are written here, and not brought by an adapter.
inline constexpr const char* kStaff = "staff";

/// How one document is filed that no file brought.
struct DocumentOptions {
  std::optional<Uuid> case_id;     ///< the case it belongs to; if empty, it says it itself
  std::optional<Uuid> supersedes;  ///< the version it takes the place of; empty: it is new
  /// Done in the same transaction, if the document is taken; may be repeated with it.
  std::function<void(store::Connection& db, vault::EventBatch& events)> settle;
};

class Filing {
 public:
  explicit Filing(FilingServices services) : services_{services} {}

  /// Files one document that `actor` wrote here, as file() does, without a file and an answer.
  /// Returns its case (also the number), document and revision, or the refusal; then only that it
  /// was refused is recorded. Throws as file() does.
  vault::InboundRecord file_document(store::Session& session, documents::Document document,
                                     const vault::Actor& actor, const DocumentOptions& options);

  /// Files `records` (at most 100) of a file, in one transaction: documents, cases, keys, tokens,
  /// projections, audit events, what became of each record; with the last part also the original,
  /// the file's state and the answer owed. Returns what became of each. Throws StoreError; then
  /// nothing is stored, unless is_lost(): then nobody knows, and repeating is safe because decided
  /// records are skipped.
  std::vector<vault::InboundRecord> file(store::Session& session, FileContext& context,
                                         std::vector<JudgedRecord> records, Part part);

  /// Settles a file of which nothing (more) can be taken; its answer is owed.
  void refuse(store::Session& session, FileContext& context, const Refusal& refusal);

 private:
  /// What goes into the transaction of a plan with it.
  struct Around {
    std::function<void(store::Connection& db, vault::EventBatch& events)> before;
    std::function<void(store::Connection& db, vault::EventBatch& events,
                       const std::vector<vault::InboundRecord>& outcomes)>
        after;
  };

  std::vector<vault::InboundRecord> commit(store::Session& session, const RecordSource& source,
                                           const std::vector<JudgedRecord>& records,
                                           const Around& around);
  /// The original, the file's state and the answer owed.
  void settle(store::Connection& db, const FileContext& context);

  FilingServices services_;
};

}  // namespace tsunagu::intake
