/// What is owed to partners, as it stands in the database.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "security/key_service.h"
#include "server/base/refusal.h"
#include "server/base/uuid.h"
#include "server/cases/access_decision.h"
#include "server/store/connection.h"
#include "server/vault/event.h"

namespace tsunagu::vault {

enum class OutboundKind : std::uint8_t {
  answer = 1,
  document = 2,
  recall = 3,  ///< a notice that a document that was sent is to be given back
};

/// `staged`: the temporary file is complete and on disk, only the rename is open. Whether the
/// temporary file still exists then tells if the rename was done, so a crash never writes twice.
enum class OutboundState : std::uint8_t { owed = 1, staged = 2, written = 3, refused = 4 };

/// What a written document gave to whom, and why it was allowed.
struct SharedContent {
  std::string agency;   ///< of the partner, at the time
  std::string purpose;  ///< code list consent-purpose; empty: the support itself
  std::vector<cases::GrantedShare> shares;
  std::string conference;  ///< number of the support meeting that was a ground; or empty

  bool rests_on(cases::Ground ground) const;
};

struct OutboundFile {
  Uuid outbound_id;
  std::string adapter;
  std::string name;  ///< final name in the partner's folder; may be empty while owed
  OutboundKind kind = OutboundKind::answer;
  std::optional<Uuid> inbound_file;  ///< what is answered
  std::optional<Uuid> document_id;   ///< what is delivered, or recalled
  std::optional<Uuid> recalls;       ///< of a recall: the outbound file that brought it
  Actor requested_by;                ///< who asked, with purpose and basis
  OutboundState state = OutboundState::owed;
  Microseconds created_at = 0;
  std::int64_t size = 0;
  std::optional<Refusal> refusal;
  /// Of a document that was staged for a partner with an agency.
  std::optional<SharedContent> shared;
};

class OutboundRows {
 public:
  explicit OutboundRows(security::KeyService& keys) : keys_{keys} {}

  void owe(store::Connection& db, const OutboundFile& file);
  /// Owed and staged files of `adapter`, oldest first, at most 100; those after `last`, if given.
  std::vector<OutboundFile> open_work(store::Connection& db, const std::string& adapter,
                                      const std::optional<Uuid>& last = std::nullopt);
  /// Ids of owed and staged files of `adapter`, oldest first, at most 100, those after `last`: for
  /// whoever wants a file that was tampered with not to stand in the way of the others.
  std::vector<Uuid> open_ids(store::Connection& db, const std::string& adapter, const Uuid& last);
  std::optional<OutboundFile> find(store::Connection& db, const Uuid& outbound_id);
  /// The answer owed or given for an inbound file.
  std::optional<OutboundFile> answer_to(store::Connection& db, const Uuid& inbound_file);
  /// What was sent or is owed of a document, and its recalls, oldest first.
  std::vector<OutboundFile> of_document(store::Connection& db, const Uuid& document_id);
  /// The same as last committed, and held until the transaction ends.
  std::vector<OutboundFile> lock_of_document(store::Connection& db, const Uuid& document_id);
  /// Where a file stands now, held until the transaction ends. Nothing if it is gone.
  std::optional<OutboundState> lock_state(store::Connection& db, const Uuid& outbound_id);
  /// Writes state, name, size, refusal and what was shared.
  void change(store::Connection& db, const OutboundFile& file);
  /// The next running number of a day for names of files to `adapter`, from 1.
  std::uint32_t next_number(store::Connection& db, const std::string& adapter,
                            const std::string& day);

 private:
  /// Throws IntegrityError naming the delivery if it is not what was owed.
  OutboundFile read(store::Statement& find);
  static void read_columns(store::Statement& find, OutboundFile& file);
  void read_sealed(store::Statement& find, OutboundFile& file);
  void read_results(store::Statement& find, OutboundFile& file);
  std::vector<OutboundFile> read_all(store::Statement& find);

  security::KeyService& keys_;  // outlives this
};

}  // namespace tsunagu::vault
